-- Articles that were removed, for as long as they can be restored. They are in a table of their own, so that no
-- query on articles, words or mentions can meet them.

CREATE TABLE removed (
    -- The id it had. With AUTOINCREMENT SQLite remembers the greatest one, so that the id of an article that
    -- was purged is given to no other.
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    -- As in `article`: what makes it the same article when it comes again.
    key       TEXT UNIQUE,
    digest    INTEGER NOT NULL,
    -- When it was removed: seconds since 1970, UTC.
    removed   INTEGER NOT NULL,
    -- The article and all that is kept of it: the line of JSON that `qari export` writes.
    line      TEXT NOT NULL,
    -- As in `article` and `body`: what was found in it, and by which extractor.
    extractor INTEGER NOT NULL,
    found     TEXT
) STRICT;
CREATE INDEX removed_by_digest ON removed (digest);
CREATE INDEX removed_by_time ON removed (removed);
