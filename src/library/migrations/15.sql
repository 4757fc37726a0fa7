-- The words that may be names, by what their spellings in Arabic and in Latin letters have in common. A word goes
-- with the last article that has it.

CREATE TABLE word (
    -- The key of `language::romanization`; empty for words in other letters.
    key     TEXT NOT NULL,
    -- In the form that is indexed.
    word    TEXT NOT NULL,
    -- As it is written, where that is not the form.
    written TEXT,
    PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;

-- Where each word stands, for how well an article fits what is searched for.
CREATE VIRTUAL TABLE search_place USING fts5vocab (search, instance);
