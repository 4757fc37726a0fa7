-- Where the reader was when the program was left, for the next start: one row of JSON.

CREATE TABLE session (
    only  INTEGER PRIMARY KEY CHECK (only = 1),
    place TEXT NOT NULL
) STRICT;
