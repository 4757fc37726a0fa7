-- Feeds that the reader follows, and which articles came by them.

CREATE TABLE feed (
    id            INTEGER PRIMARY KEY,
    address       TEXT NOT NULL UNIQUE,
    -- What it calls itself, and the address of its site.
    title         TEXT,
    site          TEXT,
    -- What the reader calls it.
    name          TEXT,
    -- The reader's tags: a JSON array.
    tags          TEXT NOT NULL DEFAULT '[]',
    -- What the server wants to be told when it is asked again.
    etag          TEXT,
    last_modified TEXT,
    -- Times in seconds since 1970: when it was asked last, when it last answered, when it is to be asked again
    -- (at once where NULL).
    checked       INTEGER,
    fetched       INTEGER,
    next_try      INTEGER,
    -- How often it failed since it last answered, and why the last time: JSON.
    failures      INTEGER NOT NULL DEFAULT 0,
    fault         TEXT,
    -- Whether the server said that it is gone for good.
    is_gone       INTEGER NOT NULL DEFAULT 0,
    -- Whether its articles are fetched from their pages, since it has summaries only.
    fetch_full    INTEGER NOT NULL DEFAULT 0,
    -- For how many days articles are kept, and how many; all where NULL.
    keep_days     INTEGER,
    keep_count    INTEGER
) STRICT;

CREATE TABLE feed_item (
    feed    INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
    -- What the item is known by within its feed.
    item    TEXT NOT NULL,
    -- Its article, which may have been removed since: it does not come again then.
    article INTEGER NOT NULL,
    -- When the feed last had it: seconds since 1970.
    seen    INTEGER NOT NULL,
    PRIMARY KEY (feed, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_item_by_article ON feed_item (article, feed);
