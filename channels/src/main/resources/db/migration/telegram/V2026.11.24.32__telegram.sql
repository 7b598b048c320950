-- What Telegram sent, kept before it is acknowledged; the body goes once it is worked.
CREATE TABLE telegram_update (
    update_id   BIGINT                   NOT NULL PRIMARY KEY,
    -- 0 where it is about no chat.
    chat_id     BIGINT                   NOT NULL,
    status      VARCHAR(20)              NOT NULL,
    body        VARCHAR(100000),
    tries       INTEGER                  DEFAULT 0 NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX telegram_update_waiting ON telegram_update (status, chat_id, update_id);
CREATE INDEX telegram_update_age ON telegram_update (received_at);

-- The conversation of a person in a chat; in a private chat the two are the same number.
CREATE TABLE telegram_chat (
    chat_id         BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    conversation_id UUID   NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    PRIMARY KEY (chat_id, person_id)
);
CREATE INDEX telegram_chat_of_conversation ON telegram_chat (conversation_id);
