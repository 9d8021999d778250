-- The trail carries a digest of each act, each form and each holder under a salt that stands, and is erased, beside it
-- (platform/migrations/0007-seals.sql). What a case holds has a salt already.
alter table act add column salt bytea;
alter table case_content alter column salt type bytea using decode(salt, 'hex');
alter table licence_holder add column salt bytea;
