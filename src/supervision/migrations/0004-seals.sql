-- The trail carries a digest of each act under a salt that stands beside it (platform/migrations/0007-seals.sql).
alter table action add column salt bytea;
alter table decision add column salt bytea;
