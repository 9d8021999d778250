-- What people record of ecology: one table of records for all kinds of the slice.
select platform.create_records('ecology');
-- Under which the trail vouches for each act.
alter table ecology.act add column salt bytea;
