-- How often working the turn failed while the store itself worked; after some of these it is set aside.
ALTER TABLE turn ADD COLUMN tries INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE turn ADD COLUMN set_aside BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX turn_set_aside ON turn (set_aside, ended_at);
