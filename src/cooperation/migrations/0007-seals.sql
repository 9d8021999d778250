-- The trail carries a digest of each act and of each name under a salt that stands, and is erased, beside it
-- (platform/migrations/0007-seals.sql).
alter table act add column salt bytea;
alter table seconded_person add column salt bytea;
