-- Which article it is, of a source that holds several; NULL where the source is one article.

ALTER TABLE article ADD COLUMN item TEXT;
