-- What the citizen said at the end of a handover, once.
CREATE TABLE rating (
    handover_id UUID                     NOT NULL PRIMARY KEY REFERENCES handover (id) ON DELETE CASCADE,
    solved      BOOLEAN                  NOT NULL,
    score       INTEGER,
    comment     VARCHAR(1000)            NOT NULL,
    given_at    TIMESTAMP WITH TIME ZONE NOT NULL
);
-- A mediator's later word on a message: the place in the conversation from which screens that were away catch up.
ALTER TABLE message ADD COLUMN revision VARCHAR(20);
ALTER TABLE message ADD COLUMN revised_sequence BIGINT;
CREATE INDEX message_revised ON message (conversation_id, revised_sequence);
