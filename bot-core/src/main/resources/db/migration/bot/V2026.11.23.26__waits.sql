-- Since when a mediator has the conversation: with ended_at, how long they were busy with it.
ALTER TABLE handover ADD COLUMN claimed_at TIMESTAMP WITH TIME ZONE;
-- Who could answer when the citizen was last told: they are told again when it changes.
ALTER TABLE handover ADD COLUMN told_staffing VARCHAR(20);
