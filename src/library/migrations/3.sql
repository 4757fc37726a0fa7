-- The index of words writes what came since it last wrote in larger pieces, of which fewer have to be
-- merged (bytes of memory while articles come in; FTS5, 6.9).

INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
