-- Corridors of trucks: found by their names; the stations of one as they were computed; trucks that chosen stations serve.
select platform.index_finds('energy.record', 'record_find_corridor', 'search_text', 'kind = ''corridor''');
create table energy.placing (
  id uuid primary key,
  corridor_id uuid not null,
  region_code text not null,
  given jsonb not null,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  attempts int not null default 0,
  solved int not null default 0,
  result jsonb,
  failure jsonb,
  sample boolean not null,
  asked_at timestamptz not null,
  asked_by text not null,
  ended_at timestamptz
);
create index placing_of_corridor on energy.placing (corridor_id, asked_at desc);
create table energy.corridor_served (
  corridor_id uuid not null,
  region_code text not null,
  sample boolean not null,
  trucks double precision not null,
  since date not null,
  until date
);
create index corridor_served_of on energy.corridor_served (corridor_id);
-- Hours that hold the trucks of a corridor keep the depot that was reckoned with.
alter table energy.hours add column depot_mw double precision;
-- Figures say how much of what wind and sun make is used; what stands in records already is filled in once.
alter table energy.project_now add column generated_wan_kwh double precision, add column curtailed_wan_kwh double precision;
update energy.project_now set
  generated_wan_kwh = (state -> 'stated' ->> 'generatedWanKwh')::double precision,
  curtailed_wan_kwh = (state -> 'stated' ->> 'curtailedWanKwh')::double precision
from energy.record where record.id = project_id;
