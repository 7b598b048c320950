CREATE TABLE conversation (
    id            UUID                     NOT NULL PRIMARY KEY,
    channel       VARCHAR(20)              NOT NULL,
    token_hash    VARCHAR(64)              NOT NULL,
    state         VARCHAR(30)              NOT NULL,
    -- The number of the latest message: taken under the row's lock, so that messages become visible in its order.
    last_sequence BIGINT                   NOT NULL,
    opened_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_at    TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE message (
    id              UUID                     NOT NULL PRIMARY KEY,
    conversation_id UUID                     NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    sequence        BIGINT                   NOT NULL,
    author          VARCHAR(20)              NOT NULL,
    -- The channel's own identifier of a citizen's message; empty for all others.
    channel_key     VARCHAR(200),
    reply           VARCHAR(200000)          NOT NULL,
    outcome         VARCHAR(30),
    written_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (conversation_id, sequence),
    UNIQUE (conversation_id, channel_key)
);

-- One for each citizen's message; pending until the bot's answer is stored in the same transaction.
CREATE TABLE turn (
    message_id      UUID                     NOT NULL PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    conversation_id UUID                     NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    sequence        BIGINT                   NOT NULL,
    pending         BOOLEAN                  NOT NULL,
    outcome         VARCHAR(30),
    reasons         VARCHAR(10000),
    ended_at        TIMESTAMP WITH TIME ZONE
);
CREATE INDEX turn_pending ON turn (pending, conversation_id, sequence);

CREATE TABLE handover (
    id              UUID                     NOT NULL PRIMARY KEY,
    conversation_id UUID                     NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    reason          VARCHAR(40)              NOT NULL,
    asked_at        TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX handover_of_conversation ON handover (conversation_id);

CREATE TABLE feedback (
    message_id      UUID                     NOT NULL PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    helpful         BOOLEAN                  NOT NULL,
    comment         VARCHAR(1000)            NOT NULL,
    given_at        TIMESTAMP WITH TIME ZONE NOT NULL
);
