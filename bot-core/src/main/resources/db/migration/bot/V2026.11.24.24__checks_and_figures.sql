-- What the figures need of a handover: the first claim outlives a return to the queue.
ALTER TABLE handover ADD COLUMN first_claimed_at TIMESTAMP WITH TIME ZONE;
UPDATE handover SET first_claimed_at = claimed_at;
-- How it ended; empty while it is open, and for those of before.
ALTER TABLE handover ADD COLUMN ended_how VARCHAR(20);
CREATE INDEX handover_by_time ON handover (asked_at);

-- Answers of the bot that wait for a mediator, or did: the identifier is that of the message they become.
CREATE TABLE held_answer (
    id              UUID                     NOT NULL PRIMARY KEY,
    conversation_id UUID                     NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    question_id     UUID                     NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    reply           VARCHAR(200000)          NOT NULL,
    outcome         VARCHAR(30)              NOT NULL,
    confidence      DOUBLE PRECISION         NOT NULL,
    made_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Empty while it waits.
    decision        VARCHAR(20),
    decided_at      TIMESTAMP WITH TIME ZONE,
    mediator_id     UUID,
    mediator_name   VARCHAR(60)
);
CREATE INDEX held_answer_open ON held_answer (decision, due_at);
CREATE INDEX held_answer_of_conversation ON held_answer (conversation_id, decision);

-- What mediators hand to the content team: the question masked, and no way back to the conversation, which may be erased.
CREATE TABLE fiche_proposal (
    id              UUID                     NOT NULL PRIMARY KEY,
    question        VARCHAR(4000)            NOT NULL,
    answer          VARCHAR(4000)            NOT NULL,
    sources         VARCHAR(20000)           NOT NULL,
    mediator_id     UUID                     NOT NULL,
    mediator_name   VARCHAR(60)              NOT NULL,
    proposed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Empty until the content team is done with it.
    settled_at      TIMESTAMP WITH TIME ZONE
);
CREATE INDEX fiche_proposal_open ON fiche_proposal (settled_at, proposed_at);
