-- What balances of equipment and of the grid count of projects stands beside the records, so that nobody reads all of them.
alter table energy.project_now
  add column status text, add column unit_id uuid, add column wind_mw double precision not null default 0,
  add column solar_mw double precision not null default 0, add column battery_mwh double precision not null default 0,
  add column electrolyser_mw double precision not null default 0, add column tank_kg double precision not null default 0,
  add column node text, add column import_mw double precision, add column export_mw double precision, add column runs_from date;
update energy.project_now set
  status = record.status, unit_id = (state -> 'unit' ->> 'unitId')::uuid,
  wind_mw = coalesce((state ->> 'windMw')::double precision, 0), solar_mw = coalesce((state ->> 'solarMw')::double precision, 0),
  battery_mwh = coalesce((state ->> 'batteryMwh')::double precision, 0),
  electrolyser_mw = coalesce((state ->> 'electrolyserMw')::double precision, 0),
  tank_kg = coalesce((state ->> 'tankKg')::double precision, 0), runs_from = (state ->> 'runsFrom')::date,
  import_mw = case when state ->> 'mode' = 'offgrid' then 0 end, export_mw = case when state ->> 'mode' = 'offgrid' then 0 end
from energy.record where record.id = project_id;
alter table energy.project_now alter column status set not null, alter column unit_id set not null;
-- What the grid takes, as it was stated or confirmed, from when to when: what balances and figures of any day count.
create table energy.grid_stated (
  capacity_id uuid not null,
  region_code text not null,
  sample boolean not null,
  node text,
  import_mw double precision,
  export_mw double precision,
  from_day date not null,
  until_day date,
  confirmed boolean not null,
  since date not null,
  ended date
);
create index grid_stated_of on energy.grid_stated (capacity_id);
-- Capacities are found by their places; sheets of them on their way in, and what headings meant.
select platform.index_finds('energy.record', 'record_find_grid', 'search_text', 'kind = ''grid-capacity''');
create table energy.grid_import (
  id uuid primary key, desk text not null, region_code text not null, file_name text not null, digest text not null,
  rows jsonb not null, mapping jsonb not null, state text not null, good_only boolean not null, caller jsonb,
  progress jsonb, outcome jsonb, added_at timestamptz not null, added_by text not null, added_by_id text
);
create table energy.grid_heading (
  desk text not null, heading_set text not null, heading text not null, field text, region_code text not null,
  used_at timestamptz not null, primary key (desk, heading_set, heading)
);
