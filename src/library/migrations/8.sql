-- What the reader should know about how the article was read, as JSON. Several authors stand a line each.

ALTER TABLE article ADD COLUMN warnings TEXT NOT NULL DEFAULT '[]';
