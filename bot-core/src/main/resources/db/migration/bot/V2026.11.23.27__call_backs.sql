-- Open while result is empty; one open for each conversation, and erased with it.
CREATE TABLE call_back (
    id              UUID                     NOT NULL PRIMARY KEY,
    conversation_id UUID                     NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    contact         VARCHAR(254)             NOT NULL,
    slot_from       TIMESTAMP WITH TIME ZONE NOT NULL,
    slot_to         TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    result          VARCHAR(20),
    note            VARCHAR(1000)            DEFAULT '' NOT NULL,
    mediator_id     UUID,
    mediator_name   VARCHAR(60),
    ended_at        TIMESTAMP WITH TIME ZONE
);
CREATE INDEX call_back_open ON call_back (result, slot_from);
CREATE INDEX call_back_of_conversation ON call_back (conversation_id);
