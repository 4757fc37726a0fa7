-- Files of watched folders that were read: the bytes of the path, and the state of the file then.
CREATE TABLE watched_file (path BLOB PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
