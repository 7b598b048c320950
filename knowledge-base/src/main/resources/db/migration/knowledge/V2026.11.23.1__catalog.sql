-- One row: the identity of this catalog and the number of its latest change.
CREATE TABLE catalog (
    id       UUID   NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL
);

-- The published fiches. VARCHAR rather than TEXT: H2 keeps TEXT apart as large objects, which is slow here.
CREATE TABLE fiche (
    id           VARCHAR(80)              NOT NULL PRIMARY KEY,
    audience     VARCHAR(20)              NOT NULL,
    revision     BIGINT                   NOT NULL UNIQUE,
    content_hash VARCHAR(64)              NOT NULL,
    document     VARCHAR(1000000)         NOT NULL,
    withdrawn    BOOLEAN                  NOT NULL DEFAULT FALSE,
    changed_at   TIMESTAMP WITH TIME ZONE NOT NULL
);

-- The data sets that were imported, for the credit that their licence asks for and for conditional requests.
CREATE TABLE data_set (
    address       VARCHAR(2000)            NOT NULL PRIMARY KEY,
    publisher     VARCHAR(300)             NOT NULL,
    licence       VARCHAR(100)             NOT NULL,
    file_name     VARCHAR(300)             NOT NULL,
    file_date     TIMESTAMP WITH TIME ZONE NOT NULL,
    imported_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    etag          VARCHAR(300),
    last_modified VARCHAR(100)
);

INSERT INTO catalog (id, revision) VALUES (gen_random_uuid(), 0);
