-- Teams of mediators, and how the bot works in the conversations that are theirs.
CREATE TABLE team (
    id              UUID                     NOT NULL PRIMARY KEY,
    name            VARCHAR(60)              NOT NULL,
    -- New conversations are for this team; true for one at most.
    receives        BOOLEAN                  DEFAULT FALSE NOT NULL,
    -- Answers of the bot below this confidence wait for a mediator; empty when none does.
    checks_under    DOUBLE PRECISION,
    -- How many seconds they wait.
    checks_within   BIGINT                   DEFAULT 300 NOT NULL,
    UNIQUE (name)
);
CREATE TABLE team_member (
    team_id         UUID                     NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    mediator_id     UUID                     NOT NULL,
    mediator_name   VARCHAR(60)              NOT NULL,
    PRIMARY KEY (team_id, mediator_id)
);
CREATE INDEX team_member_teams ON team_member (mediator_id);

-- The team that the conversation is for; empty for all.
ALTER TABLE conversation ADD COLUMN team_id UUID REFERENCES team (id) ON DELETE SET NULL;
-- Who writes, where the channel tells: a hash, the same for all conversations of one citizen on one channel.
ALTER TABLE conversation ADD COLUMN citizen_key VARCHAR(64);
CREATE INDEX conversation_of_citizen ON conversation (citizen_key, opened_at);
-- Which mediator wrote a message: names are not unique.
ALTER TABLE message ADD COLUMN speaker_id UUID;

-- What a mediator has open on a screen, with the last sign of it.
CREATE TABLE conversation_look (
    conversation_id UUID                     NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    mediator_id     UUID                     NOT NULL,
    mediator_name   VARCHAR(60)              NOT NULL,
    seen_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (conversation_id, mediator_id)
);
CREATE TABLE mediator_draft (
    conversation_id UUID                     NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    mediator_id     UUID                     NOT NULL,
    text            VARCHAR(4000)            NOT NULL,
    kept_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (conversation_id, mediator_id)
);
CREATE TABLE private_note (
    id              UUID                     NOT NULL PRIMARY KEY,
    conversation_id UUID                     NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    mediator_id     UUID                     NOT NULL,
    mediator_name   VARCHAR(60)              NOT NULL,
    text            VARCHAR(2000)            NOT NULL,
    written_at      TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX private_note_of_conversation ON private_note (conversation_id, written_at);

-- The labels of the service; those that conversations bear stay when one is retired.
CREATE TABLE label (
    name            VARCHAR(40)              NOT NULL PRIMARY KEY
);
CREATE TABLE conversation_label (
    conversation_id UUID                     NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    label           VARCHAR(40)              NOT NULL,
    PRIMARY KEY (conversation_id, label)
);

-- Texts that mediators send again and again; without a team they are for all.
CREATE TABLE canned_reply (
    id              UUID                     NOT NULL PRIMARY KEY,
    team_id         UUID                     REFERENCES team (id) ON DELETE CASCADE,
    title           VARCHAR(80)              NOT NULL,
    text            VARCHAR(3000)            NOT NULL,
    uses            BIGINT                   DEFAULT 0 NOT NULL
);
CREATE INDEX audit_entry_of_conversation ON audit_entry (conversation_id, happened_at);
