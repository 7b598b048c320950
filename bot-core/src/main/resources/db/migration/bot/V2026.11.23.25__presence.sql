-- The mediators who were ever there. Whether one is there now follows from seen_at alone, so that instances need no talk.
CREATE TABLE mediator_presence (
    mediator_id   UUID        NOT NULL PRIMARY KEY,
    mediator_name VARCHAR(60) NOT NULL,
    chosen        VARCHAR(20) NOT NULL,
    -- The last sign of an open screen; empty after leaving.
    seen_at       TIMESTAMP WITH TIME ZONE,
    -- The last time that the person did something.
    active_at     TIMESTAMP WITH TIME ZONE,
    -- How many conversations at once; empty for as many as everybody.
    load_limit    INTEGER
);
CREATE INDEX handover_held_by ON handover (mediator_id, ended_at);
