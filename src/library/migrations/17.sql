-- The words of notes as they are searched, by the rows of `highlight`. Notes that are there already are indexed with the
-- words of their articles.
CREATE VIRTUAL TABLE note_words USING fts5 (
    words, stems,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TRIGGER note_removed AFTER DELETE ON highlight WHEN old.note <> '' BEGIN
    DELETE FROM note_words WHERE rowid = old.id;
END;
CREATE TRIGGER note_changed AFTER UPDATE OF note ON highlight WHEN old.note <> '' BEGIN
    DELETE FROM note_words WHERE rowid = old.id;
END;
