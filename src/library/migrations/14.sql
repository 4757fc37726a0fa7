-- What was learned about topics of the reader's own from what they put in and took out: the bytes of a model. Choices
-- stand in topic_choice, under the name of the topic; when one is made or taken back, the model no longer holds.

CREATE INDEX topic_choice_by_topic ON topic_choice (topic, wanted);

CREATE TABLE own_topic_model (
    topic TEXT PRIMARY KEY,
    model BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER own_topic_chosen AFTER INSERT ON topic_choice BEGIN
    DELETE FROM own_topic_model WHERE topic = NEW.topic;
END;
CREATE TRIGGER own_topic_chosen_otherwise AFTER UPDATE ON topic_choice BEGIN
    DELETE FROM own_topic_model WHERE topic = NEW.topic;
END;
CREATE TRIGGER own_topic_choice_taken_back AFTER DELETE ON topic_choice BEGIN
    DELETE FROM own_topic_model WHERE topic = OLD.topic;
END;
