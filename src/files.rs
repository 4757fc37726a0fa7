//! Files opened for reading: only regular files, so that nothing waits for a pipe or reads a device without end.
//!
//! Whoever reads a file opens it here, and says with [`Error`] why it could not.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Bytes in a mebibyte.
const MEBIBYTE: u64 = 1 << 20;

/// Why a file cannot be used. The name of the file is for the caller to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Something other than a file has the name.
    NotRegular(FileKind),
    /// The file is larger than it may be.
    TooLarge {
        /// How large it may be, in mebibytes.
        limit: u64,
    },
    /// There is no such file.
    Missing,
    /// There is a file where a new one is to be made.
    Exists,
    /// The folder that is to hold it is missing.
    NoFolder,
    /// The system does not permit it.
    Denied,
    /// Symbolic links lead in a circle.
    Loop,
    /// The file system cannot be written to.
    ReadOnly,
    /// The file system has no room left.
    Full,
    /// The system allows the user no more room.
    Quota,
    /// The file is larger than the file system allows.
    TooLargeForSystem,
    /// The bytes are not UTF-8.
    NotText,
    /// Something on the way to it is no directory.
    NotADirectory,
    /// The file system allows no such name.
    BadName,
    /// Something else uses it.
    InUse,
    /// A signal came in between.
    Interrupted,
    /// The system waited too long.
    TimedOut,
    /// The memory is not enough.
    OutOfMemory,
    /// Whoever was at the other end of a pipe is gone.
    Closed,
    /// The device failed to read or write.
    Device,
    /// Nobody says why.
    Unknown,
    /// Anything else, in the words of the system.
    System(String),
}

/// What is not a regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A directory.
    Directory,
    /// A named or unnamed pipe.
    Pipe,
    /// A device.
    Device,
    /// A socket.
    Socket,
    /// Something else.
    Other,
}

/// Opens a regular file for reading; a symbolic link may lead to it.
///
/// # Errors
///
/// Where the path leads to anything else, or the system refuses.
pub fn open(path: &Path) -> Result<File, Error> {
    // Only to open some devices has effects, so the path is looked at first. What was opened is looked
    // at again: another file may have taken the name in between.
    regular(&fs::metadata(path)?)?;
    let file = open_without_waiting(path)?;
    regular(&file.metadata()?)?;
    Ok(file)
}

/// Opens a folder, for a lock on it.
///
/// # Errors
///
/// Where the system refuses: some open no folders.
pub fn open_folder(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Reads the whole of a regular file of at most `limit` bytes, as UTF-8.
///
/// # Errors
///
/// As [`open`] has, and where the file is larger or not UTF-8.
pub fn read_to_string(path: &Path, limit: u64) -> Result<String, Error> {
    let bytes = read_at_most(&mut open(path)?, limit)?;
    String::from_utf8(bytes).map_err(|_| Error::NotText)
}

/// Reads all that comes, at most `limit` bytes.
///
/// # Errors
///
/// Where more comes, or it cannot be read.
pub fn read_at_most(reader: &mut impl Read, limit: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    // A file can grow while it is read, so its size is not asked.
    reader.take(limit + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        return Err(Error::TooLarge {
            limit: limit / MEBIBYTE,
        });
    }
    Ok(bytes)
}

/// A file with the state that it was in: another state, another content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped {
    /// The file.
    pub path: PathBuf,
    /// Its state: when it was changed, and its length.
    pub stamp: String,
}

impl Stamped {
    /// A file as it is now; `None` where there is none.
    #[must_use]
    pub fn now(path: PathBuf) -> Option<Self> {
        let metadata = fs::metadata(&path).ok()?;
        let modified = metadata.modified().ok()?;
        let modified = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        // Whatever is copied or moved to where a file was may be older than that.
        #[cfg(unix)]
        let changed = (metadata.ctime(), metadata.ctime_nsec());
        #[cfg(not(unix))]
        let changed = (0, 0);
        let stamp = format!(
            "{}:{}:{}.{}",
            modified.as_nanos(),
            metadata.len(),
            changed.0,
            changed.1
        );
        Some(Self { path, stamp })
    }
}

/// Makes sure that nothing but a regular file stands at a path where one is to be used or made.
///
/// # Errors
///
/// Where something else does. A path at which nothing can be found is no error here.
pub fn check_regular_if_there(path: &Path) -> Result<(), Error> {
    match fs::metadata(path) {
        Ok(metadata) => regular(&metadata),
        Err(_) => Ok(()),
    }
}

/// Why a file that is to be read and written cannot be opened or made; `None` where nothing speaks
/// against it. Nothing is opened: to close a file ends the locks that a program has on it.
#[must_use]
pub fn why_not_opened(path: &Path) -> Option<Error> {
    match fs::metadata(path) {
        Ok(metadata) => regular(&metadata).err().or_else(|| denied(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // A symbolic link is there itself, but not what it leads to.
            if fs::symlink_metadata(path).is_ok() {
                return Some(Error::Missing);
            }
            let folder = path.parent().filter(|folder| *folder != Path::new(""));
            let folder = folder.unwrap_or(Path::new("."));
            match fs::metadata(folder) {
                Ok(_) => denied(folder),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Some(Error::NoFolder),
                Err(error) => Some(error.into()),
            }
        }
        Err(error) => Some(error.into()),
    }
}

/// Why a file or folder that is there cannot be written; `None` where nothing speaks against it.
#[cfg(unix)]
#[must_use]
pub fn why_not_written(path: &Path) -> Option<Error> {
    use rustix::fs::{Access, access};
    let error = access(path, Access::WRITE_OK).err()?;
    Some(io::Error::from(error).into())
}

/// Why a file or folder that is there cannot be written; `None` where nothing speaks against it.
#[cfg(not(unix))]
#[must_use]
pub fn why_not_written(path: &Path) -> Option<Error> {
    // Of a folder the mark says nothing here.
    let metadata = fs::metadata(path).ok()?;
    (metadata.is_file() && metadata.permissions().readonly()).then_some(Error::Denied)
}

#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    // A pipe would be waited for until somebody writes to it. To a regular file the flag means nothing.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(rustix::fs::open(path, flags, Mode::empty())?.into())
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(unix)]
fn denied(path: &Path) -> Option<Error> {
    use rustix::fs::{Access, access};
    let error = access(path, Access::READ_OK | Access::WRITE_OK).err()?;
    Some(io::Error::from(error).into())
}

#[cfg(not(unix))]
fn denied(path: &Path) -> Option<Error> {
    let is_read_only = fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly());
    is_read_only.then_some(Error::Denied)
}

fn regular(metadata: &Metadata) -> Result<(), Error> {
    if metadata.is_file() {
        Ok(())
    } else {
        Err(Error::NotRegular(kind(metadata)))
    }
}

fn kind(metadata: &Metadata) -> FileKind {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = metadata.file_type();
        if kind.is_fifo() {
            return FileKind::Pipe;
        }
        if kind.is_char_device() || kind.is_block_device() {
            return FileKind::Device;
        }
        if kind.is_socket() {
            return FileKind::Socket;
        }
    }
    if metadata.is_dir() {
        FileKind::Directory
    } else {
        FileKind::Other
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl From<&io::Error> for Error {
    fn from(error: &io::Error) -> Self {
        #[cfg(unix)]
        match rustix::io::Errno::from_io_error(error) {
            Some(rustix::io::Errno::LOOP) => return Self::Loop,
            Some(rustix::io::Errno::IO) => return Self::Device,
            _ => {}
        }
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::StorageFull => Self::Full,
            io::ErrorKind::QuotaExceeded => Self::Quota,
            io::ErrorKind::FileTooLarge => Self::TooLargeForSystem,
            io::ErrorKind::IsADirectory => Self::NotRegular(FileKind::Directory),
            io::ErrorKind::NotADirectory => Self::NotADirectory,
            io::ErrorKind::InvalidFilename => Self::BadName,
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::InUse,
            io::ErrorKind::Interrupted => Self::Interrupted,
            io::ErrorKind::TimedOut => Self::TimedOut,
            io::ErrorKind::OutOfMemory => Self::OutOfMemory,
            io::ErrorKind::BrokenPipe | io::ErrorKind::UnexpectedEof => Self::Closed,
            _ => Self::System(error.to_string()),
        }
    }
}

impl Error {
    /// Whether what has the name could be read as standard input, where one is read at all.
    #[must_use]
    pub fn could_be_piped(&self) -> bool {
        matches!(self, Self::NotRegular(FileKind::Pipe | FileKind::Device))
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::System(reason) => f.write_str(reason),
            other => write!(f, "{other:?}"),
        }
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    fn not_regular(path: &Path) -> FileKind {
        match open(path) {
            Err(Error::NotRegular(kind)) => kind,
            other => panic!("{}: {other:?}", path.display()),
        }
    }

    #[test]
    fn only_regular_files_are_opened() {
        let folder = folder();
        let file = folder.path().join("a.txt");
        fs::write(&file, "text").unwrap();
        assert_eq!(read_to_string(&file, 4), Ok("text".to_owned()));
        assert_eq!(not_regular(folder.path()), FileKind::Directory);
        let missing = open(&folder.path().join("none")).unwrap_err();
        assert_eq!(missing, Error::Missing);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_not_waited_for_and_a_device_not_read() {
        let folder = folder();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        assert_eq!(not_regular(&pipe), FileKind::Pipe);
        assert_eq!(not_regular(Path::new("/dev/zero")), FileKind::Device);
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_eq!(not_regular(&socket), FileKind::Socket);
        // Also where the name was given to the pipe after it was looked at.
        let opened = open_without_waiting(&pipe).unwrap();
        assert!(regular(&opened.metadata().unwrap()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_may_lead_to_a_file_but_not_in_a_circle() {
        use std::os::unix::fs::symlink;
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.txt"), "text").unwrap();
        symlink(at("a.txt"), at("link")).unwrap();
        symlink(at("circle"), at("circle")).unwrap();
        assert_eq!(read_to_string(&at("link"), 9), Ok("text".to_owned()));
        assert_eq!(open(&at("circle")).unwrap_err(), Error::Loop);
        assert_eq!(why_not_opened(&at("circle")), Some(Error::Loop));
        symlink(at("none"), at("dangling")).unwrap();
        assert_eq!(why_not_opened(&at("dangling")), Some(Error::Missing));
    }

    #[test]
    fn a_file_may_be_as_large_as_the_limit_and_no_larger() {
        let folder = folder();
        let file = folder.path().join("a.toml");
        fs::write(&file, vec![b'a'; 2 << 20]).unwrap();
        assert!(read_to_string(&file, 2 << 20).is_ok());
        let fault = read_to_string(&file, (2 << 20) - 1).unwrap_err();
        assert_eq!(fault, Error::TooLarge { limit: 1 });
        fs::write(&file, b"\xFF").unwrap();
        assert_eq!(read_to_string(&file, 9), Err(Error::NotText));
    }

    #[test]
    fn why_a_file_cannot_be_made_is_known() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(why_not_opened(&at("new")), None);
        assert_eq!(why_not_opened(&at("none/new")), Some(Error::NoFolder));
        let directory = Error::NotRegular(FileKind::Directory);
        assert_eq!(why_not_opened(folder.path()), Some(directory));
        fs::write(at("a"), "").unwrap();
        assert_eq!(why_not_opened(&at("a/new")), Some(Error::NotADirectory));
    }
}
