-- What the reader highlighted, with notes: each by its words, some of the text around it, and where it began then.

CREATE TABLE highlight (
    id       INTEGER PRIMARY KEY,
    article  INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    exact    TEXT NOT NULL,
    prefix   TEXT NOT NULL,
    suffix   TEXT NOT NULL,
    -- A byte of the text that the article had.
    position INTEGER NOT NULL,
    -- Bytes of the text that it has; empty where that does not have the words.
    start    INTEGER,
    stop     INTEGER,
    -- Empty where there is none.
    note     TEXT NOT NULL,
    made     TEXT
) STRICT;

CREATE INDEX highlight_by_article ON highlight (article);
