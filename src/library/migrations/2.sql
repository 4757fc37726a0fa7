-- What the reader makes of the articles: topics put right, topics of their own, filters that are kept.

CREATE TABLE topic_choice (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    -- The id of a topic.
    topic   TEXT NOT NULL,
    -- 1: it has the topic; 0: it has not.
    wanted  INTEGER NOT NULL,
    PRIMARY KEY (article, topic)
) STRICT, WITHOUT ROWID;

-- A query under a name: 'topic' for one of the reader's own topics, 'filter' for a filter kept.
CREATE TABLE named_query (
    name  TEXT PRIMARY KEY,
    role  TEXT NOT NULL,
    query TEXT NOT NULL,
    place INTEGER NOT NULL
) STRICT;
