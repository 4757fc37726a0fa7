-- The bytes that articles were read from, compressed, each once.

CREATE TABLE original (
    id         INTEGER PRIMARY KEY,
    -- Of the bytes as they came.
    sha256     BLOB NOT NULL,
    -- Where they came from, as sources are written.
    source     TEXT NOT NULL,
    media_type TEXT,
    charset    TEXT,
    -- Seconds since 1970.
    at         INTEGER NOT NULL,
    -- How many bytes they were.
    length     INTEGER NOT NULL,
    -- In the zlib format (RFC 1950).
    bytes      BLOB NOT NULL,
    UNIQUE (sha256, source)
) STRICT;

-- Holds for removed articles, too: they have the same id when they are restored.
CREATE TABLE original_of (
    article  INTEGER PRIMARY KEY,
    original INTEGER NOT NULL REFERENCES original
) STRICT;
CREATE INDEX original_of_by_original ON original_of (original);
