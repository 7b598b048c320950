-- Which version of the reader made fiches of a data set: after an upgrade the same files are read once more.
ALTER TABLE data_set ADD COLUMN reader INTEGER DEFAULT 1 NOT NULL;
