-- What all sites are drawn from and added up by, made by the table itself of what it holds: a hundred thousand are read in
-- one pass that computes nothing of a single site. Positions are told as `dots.ts` says; `zone_m2` is the share of the zone
-- in which most of a site lies, `split` tells that it lies in others too. These columns come first, and those of one width
-- before the others: of a row PostgreSQL takes apart all that stands before what it is asked for.
alter table ecology.site_point rename to site_point_before;
alter table ecology.site_point_before drop constraint site_point_pkey;
create table ecology.site_point (
  id uuid primary key,
  sample boolean not null,
  split boolean not null generated always as (zone is not null and zones - zone <> '{}'::jsonb) stored,
  area_m2 double precision,
  restored_m2 double precision,
  zone_m2 double precision generated always as ((zones ->> zone)::float8) stored,
  found_year integer not null generated always as (extract(year from found_on)) stored,
  untrue_year integer generated always as (extract(year from dismissed_on)) stored,
  closed_year integer generated always as (extract(year from closed_on)) stored,
  restored_year integer generated always as (extract(year from accepted_on)) stored,
  last_on date not null generated always as (greatest(found_on, dismissed_on, closed_on, accepted_on)) stored,
  zone text,
  status text not null,
  spot bytea not null
    generated always as (float4send((longitude - 105)::real) || float4send((latitude - 37)::real)) stored,
  region_code text not null,
  unit_ids uuid[] not null,
  code text not null,
  kind text not null,
  longitude double precision not null,
  latitude double precision not null,
  zones jsonb not null,
  found_on date not null,
  accepted_on date,
  closed_on date,
  dismissed_on date,
  visited_on date
);
insert into ecology.site_point (id, sample, area_m2, restored_m2, zone, status, region_code, unit_ids, code, kind, longitude,
    latitude, zones, found_on, accepted_on, closed_on, dismissed_on, visited_on)
  select id, sample, area_m2, restored_m2, zone, status, region_code, unit_ids, code, kind, longitude,
    latitude, zones, found_on, accepted_on, closed_on, dismissed_on, visited_on
  from ecology.site_point_before;
drop table ecology.site_point_before;
create index site_point_units on ecology.site_point using gin (unit_ids);
create index site_point_code on ecology.site_point (code);
-- What cannot be added up as it stands, and what is told of all.
create index site_point_split on ecology.site_point (id) where split;
create index site_point_last on ecology.site_point (last_on);
create index site_point_sample on ecology.site_point (id) where sample;
create index site_point_without_area on ecology.site_point (id) where area_m2 is null;
