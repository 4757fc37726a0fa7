-- Prepared counts, so that the entities of many articles are counted at once.

-- The fullest name of an entity, and the same folded: by it entities are put in order and found.
ALTER TABLE entity ADD COLUMN full_name TEXT;
ALTER TABLE entity ADD COLUMN full_folded TEXT;
UPDATE entity SET (full_name, full_folded) = (
    SELECT name, folded FROM alias WHERE alias.entity = entity.id
    ORDER BY name GLOB '*[پچژگکیےۓہھۂۃٹڈڑںەۆێڕڵא-ת]*',
        length(folded) - length(replace(folded, ' ', '')) DESC, uses DESC, length(name) DESC, name
    LIMIT 1
);
CREATE INDEX entity_by_name ON entity (kind, full_folded);

-- What an article mentions: for each entity its row and how often, four bytes each, the most significant first. The
-- first bit of the second number says that the model alone found it there.
CREATE TABLE mentioned (
    article INTEGER PRIMARY KEY,
    counts  BLOB NOT NULL
) STRICT;
INSERT INTO mentioned
    SELECT article, unhex(group_concat(printf('%08x%08x', entity, count), ''))
    FROM mention GROUP BY article;
