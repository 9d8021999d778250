-- What was found is a record; its acts are what people did with it.
select platform.create_records('lost_found');
-- Under which the trail vouches for each act.
alter table lost_found.act add column salt bytea;
