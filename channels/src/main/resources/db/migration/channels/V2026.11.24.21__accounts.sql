-- Who works here. The identifier is the mediator's in conversations and the actor's in audit_entry.
CREATE TABLE staff_account (
    id                 UUID                     NOT NULL PRIMARY KEY,
    -- In small letters.
    email              VARCHAR(254)             NOT NULL UNIQUE,
    first_name         VARCHAR(60)              NOT NULL,
    -- Names of roles, comma-separated.
    roles              VARCHAR(100)             NOT NULL,
    state              VARCHAR(20)              NOT NULL,
    -- Empty until the person chose one.
    password_hash      VARCHAR(200),
    -- To be changed before anything else.
    password_temporary BOOLEAN                  NOT NULL,
    -- Encrypted. The second is shown to be scanned and counts once a code of it was given.
    totp_secret        VARCHAR(200),
    totp_offered       VARCHAR(200),
    -- The time step of the last code taken: no code is taken twice.
    totp_last_step     BIGINT,
    created_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    signed_in_at       TIMESTAMP WITH TIME ZONE
);

-- Open sessions; of the cookie only its SHA-256.
CREATE TABLE staff_session (
    id            UUID                     NOT NULL PRIMARY KEY,
    token_hash    VARCHAR(64)              NOT NULL UNIQUE,
    account_id    UUID                     NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
    -- Whether more than the password was given.
    second_factor BOOLEAN                  NOT NULL,
    device        VARCHAR(200)             NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at       TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX staff_session_of ON staff_session (account_id);

-- The one link of an account with which its password is chosen; of the link only its SHA-256.
CREATE TABLE staff_link (
    account_id UUID                     NOT NULL PRIMARY KEY REFERENCES staff_account (id) ON DELETE CASCADE,
    token_hash VARCHAR(64)              NOT NULL UNIQUE,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Each stands in for one code of the second factor, once.
CREATE TABLE staff_recovery_code (
    account_id UUID        NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
    code_hash  VARCHAR(64) NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);

-- Tries that failed, by what was tried or from where; of both only a SHA-256.
CREATE TABLE sign_in_try (
    subject      VARCHAR(80)              NOT NULL PRIMARY KEY,
    failures     INTEGER                  NOT NULL,
    last_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    locked_until TIMESTAMP WITH TIME ZONE
);
