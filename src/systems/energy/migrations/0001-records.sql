-- What people record of energy: one table of records for all kinds of the slice.
select platform.create_records('energy');
-- Under which the trail vouches for each act.
alter table energy.act add column salt bytea;
select platform.index_finds('energy.record', 'record_find_project', 'search_text', 'kind = ''energy-project''');
-- What figures count, one row for each project; follows from the records.
create table energy.project_now (
  project_id uuid primary key,
  rule text not null,
  region_code text not null,
  sample boolean not null,
  re_mw double precision not null,
  battery_mw double precision not null,
  hydrogen_t double precision,
  proposed_on date not null,
  approved_on date,
  built_on date,
  ended_on date
);
create index project_now_approved on energy.project_now (approved_on) where approved_on is not null;
