-- A handover is open until ended_at: waiting while nobody claimed it, then held by that mediator.
ALTER TABLE handover ADD COLUMN urgency INTEGER DEFAULT 1 NOT NULL;
ALTER TABLE handover ADD COLUMN told_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE handover ADD COLUMN note VARCHAR(1000) DEFAULT '' NOT NULL;
ALTER TABLE handover ADD COLUMN mediator_id UUID;
ALTER TABLE handover ADD COLUMN mediator_name VARCHAR(60);
-- Since when the citizen of a claimed conversation waits for the mediator's words; empty when it is the citizen's turn.
ALTER TABLE handover ADD COLUMN unanswered_since TIMESTAMP WITH TIME ZONE;
ALTER TABLE handover ADD COLUMN ended_at TIMESTAMP WITH TIME ZONE;
CREATE INDEX handover_open ON handover (ended_at, urgency, asked_at);

-- Until now nothing ended a handover: of several in one conversation only the latest is open.
UPDATE handover SET urgency = 0 WHERE reason = 'MONEY_AT_RISK';
UPDATE handover SET ended_at = asked_at WHERE EXISTS (
    SELECT 1 FROM handover later WHERE later.conversation_id = handover.conversation_id
    AND (later.asked_at > handover.asked_at OR (later.asked_at = handover.asked_at AND later.id > handover.id)));
UPDATE handover SET ended_at = asked_at WHERE ended_at IS NULL AND EXISTS (
    SELECT 1 FROM conversation c WHERE c.id = handover.conversation_id AND c.state <> 'WAITING_FOR_MEDIATOR');

-- The mediator's first name, as the citizen saw it.
ALTER TABLE message ADD COLUMN speaker VARCHAR(60);

-- What staff did; only ever added to. It outlives the conversation and holds none of the citizen's words.
CREATE TABLE audit_entry (
    id              UUID                     NOT NULL PRIMARY KEY,
    happened_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    actor_id        UUID,
    actor_name      VARCHAR(60)              NOT NULL,
    action          VARCHAR(40)              NOT NULL,
    conversation_id UUID,
    detail          VARCHAR(1000)            NOT NULL
);
CREATE INDEX audit_entry_in_order ON audit_entry (happened_at);
