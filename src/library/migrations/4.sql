-- Names by their sound, so that spellings of one name meet across articles. Filled when an article is
-- looked at: the extractor that came with this form looks at all of them again.

ALTER TABLE alias ADD COLUMN sound TEXT;
-- The sound of the last word of a person's name.
ALTER TABLE alias ADD COLUMN family_sound TEXT;
CREATE INDEX alias_by_sound ON alias (sound) WHERE sound IS NOT NULL;
CREATE INDEX alias_by_family_sound ON alias (family_sound) WHERE family_sound IS NOT NULL;
