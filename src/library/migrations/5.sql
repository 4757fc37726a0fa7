-- Why an article could not be annotated; NULL where it was, or is still to be. It counts as done by the
-- extractor that failed on it, and the next one tries it again.

ALTER TABLE article ADD COLUMN fault TEXT;
