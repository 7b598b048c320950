-- Near-identical messages that citizens had checked. No word of them is kept, only what tells whether two are alike.
CREATE TABLE scam_cluster (
    id              UUID                     NOT NULL PRIMARY KEY,
    fingerprint     BYTEA                    NOT NULL,
    -- The highest that the check found in one of them.
    risk            VARCHAR(20)              NOT NULL,
    first_seen      TIMESTAMP WITH TIME ZONE NOT NULL,
    last_seen       TIMESTAMP WITH TIME ZONE NOT NULL,
    -- The number of what a mediator said last; 0 while nobody said anything.
    word            BIGINT                   DEFAULT 0 NOT NULL,
    opinion         VARCHAR(20),
    -- Hashes of what was noticed in the messages that the mediator read: what is said holds for no message with more.
    marks           VARCHAR(2000)            NOT NULL
);
CREATE INDEX scam_cluster_seen ON scam_cluster (last_seen);

-- Clusters that share a key may be alike.
CREATE TABLE scam_cluster_key (
    band_key        BIGINT                   NOT NULL,
    cluster_id      UUID                     NOT NULL REFERENCES scam_cluster (id) ON DELETE CASCADE,
    PRIMARY KEY (band_key, cluster_id)
);
CREATE INDEX scam_cluster_keys ON scam_cluster_key (cluster_id);

-- Its one row is locked by who founds a cluster, so that two who show the same message at once found one.
CREATE TABLE scam_cluster_founding (
    id              INTEGER                  NOT NULL PRIMARY KEY
);
INSERT INTO scam_cluster_founding (id) VALUES (1);

-- That somebody showed such a message: one for each conversation, without a way back to it.
CREATE TABLE scam_report (
    id              UUID                     NOT NULL PRIMARY KEY,
    cluster_id      UUID                     NOT NULL REFERENCES scam_cluster (id) ON DELETE CASCADE,
    reported_at     TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX scam_report_when ON scam_report (cluster_id, reported_at);

-- What a conversation was told of such a message; goes with the conversation.
CREATE TABLE scam_asked (
    cluster_id      UUID                     NOT NULL REFERENCES scam_cluster (id) ON DELETE CASCADE,
    conversation_id UUID                     NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    asked_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    -- What the check found by itself.
    risk            VARCHAR(20)              NOT NULL,
    marks           VARCHAR(2000)            NOT NULL,
    told            VARCHAR(20)              NOT NULL,
    -- What a mediator said since, by its number, while it has to be looked whether that is news here; else empty.
    due_word        BIGINT,
    PRIMARY KEY (cluster_id, conversation_id)
);
CREATE INDEX scam_asked_of_conversation ON scam_asked (conversation_id);
CREATE INDEX scam_asked_due ON scam_asked (due_word, asked_at);

-- All that mediators said.
CREATE TABLE scam_word (
    cluster_id      UUID                     NOT NULL REFERENCES scam_cluster (id) ON DELETE CASCADE,
    number          BIGINT                   NOT NULL,
    opinion         VARCHAR(20)              NOT NULL,
    mediator_id     UUID                     NOT NULL,
    mediator_name   VARCHAR(60)              NOT NULL,
    note            VARCHAR(1000)            NOT NULL,
    said_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (cluster_id, number)
);
