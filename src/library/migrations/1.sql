-- Articles, what was found in them, and the index of their words.

CREATE TABLE article (
    id          INTEGER PRIMARY KEY,
    -- What makes it the same article when it comes again: its link, its file; NULL where only its
    -- text can tell.
    key         TEXT UNIQUE,
    -- Where it came from: 'seed', 'file' or 'input', and the name or path.
    origin_kind TEXT NOT NULL,
    origin      TEXT NOT NULL,
    link        TEXT,
    title       TEXT NOT NULL,
    -- The day it was published (ISO 8601).
    date        TEXT,
    source      TEXT,
    author      TEXT,
    language    TEXT NOT NULL,
    -- Topics its author gave it, as written: a JSON array.
    declared    TEXT NOT NULL,
    -- When it came, in UTC (ISO 8601).
    came        TEXT NOT NULL,
    -- A hash of its text.
    digest      INTEGER NOT NULL,
    -- The topics it is filed under: a set of bits, and a JSON array of name and score.
    topics      INTEGER NOT NULL DEFAULT 0,
    scores      TEXT NOT NULL DEFAULT '[]',
    -- Set of bits: 1 read, 2 starred.
    marks       INTEGER NOT NULL DEFAULT 0,
    -- The byte of its text at which it was left.
    position    INTEGER,
    -- Which extractor last looked at it; 0 for none.
    extractor   INTEGER NOT NULL DEFAULT 0,
    -- A hash of the corrections that its index of entities was made with.
    corrections INTEGER NOT NULL DEFAULT 0
) STRICT;

-- All that a list needs to be put in order, narrowed by topic and counted, without the table.
CREATE INDEX article_in_order ON article (date DESC, id, topics, marks);
CREATE INDEX article_by_digest ON article (digest);
CREATE INDEX article_by_source ON article (source);
CREATE INDEX article_by_author ON article (author);
CREATE INDEX article_by_language ON article (language);
CREATE INDEX article_by_work ON article (extractor, corrections);

CREATE TABLE body (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    text    TEXT NOT NULL,
    -- JSON arrays of blocks and spans, in bytes of the text.
    blocks  TEXT NOT NULL,
    spans   TEXT NOT NULL,
    -- What the extractor found, before corrections: JSON.
    found   TEXT
) STRICT;

-- What an article said before it came again with another text.
CREATE TABLE revision (
    id       INTEGER PRIMARY KEY,
    article  INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    -- When the newer text came.
    replaced TEXT NOT NULL,
    title    TEXT NOT NULL,
    date     TEXT,
    text     TEXT NOT NULL,
    blocks   TEXT NOT NULL,
    spans    TEXT NOT NULL
) STRICT;
CREATE INDEX revision_by_article ON revision (article);

CREATE TABLE entity (
    id       INTEGER PRIMARY KEY,
    -- The extractor's id of it.
    key      TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    -- How many articles mention it, and how often.
    articles INTEGER NOT NULL,
    mentions INTEGER NOT NULL
) STRICT;

CREATE TABLE mention (
    entity  INTEGER NOT NULL REFERENCES entity,
    article INTEGER NOT NULL,
    count   INTEGER NOT NULL,
    -- The byte of the first one.
    first   INTEGER NOT NULL,
    -- How the article calls it: a JSON array of folded name, name and count.
    names   TEXT NOT NULL,
    PRIMARY KEY (entity, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_article ON mention (article, entity);

-- What an entity is called over all articles.
CREATE TABLE alias (
    entity INTEGER NOT NULL REFERENCES entity,
    folded TEXT NOT NULL,
    name   TEXT NOT NULL,
    uses   INTEGER NOT NULL,
    -- The last word of a person's name, folded.
    family TEXT,
    PRIMARY KEY (entity, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_name ON alias (folded);
CREATE INDEX alias_by_family ON alias (family) WHERE family IS NOT NULL;

-- Words as they are searched: cut apart and folded beforehand, so that the plainest tokenizer does.
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, title_stems, text_stems,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- Facts about the library itself.
CREATE TABLE fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
