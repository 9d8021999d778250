-- The trail carries a digest of each act and of each text of a correction under a salt that stands, and is erased, beside it
-- (platform/migrations/0007-seals.sql).
alter table act add column salt bytea;
alter table correction_text add column salt bytea;
