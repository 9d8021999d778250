-- Zones of the reserve as its administration uploads them: a set for each file, the latest counts. Outlines are well-known binary.
create table ecology.zone_set (
  id uuid primary key, number bigint generated always as identity, digest text not null, file_name text not null, approval text,
  region_code text not null, sample boolean not null, added_at timestamptz not null, added_by text not null
);
create table ecology.zone (
  set_id uuid not null references ecology.zone_set (id),
  number integer not null,
  name text not null,
  area_m2 double precision not null,
  wkb bytea not null,
  region_code text not null,
  primary key (set_id, number)
);
-- Outlines of sites. What was entered with a site names its outline by `key`, which is the hash of its vertices.
create table ecology.site_outline (
  site_id uuid primary key references ecology.record (id),
  key text not null,
  region_code text not null,
  wkb bytea not null
);
create index site_outline_key on ecology.site_outline (key);
-- Of files on their way in: outlines as they stand, and as brought back from GCJ-02 where that is asked.
create table ecology.outline_draft (
  digest text not null,
  reading text not null,
  number integer not null,
  region_code text not null,
  added_at timestamptz not null,
  wkb bytea not null,
  primary key (digest, reading, number)
);
create table ecology.site_import (
  id uuid primary key, desk text not null, region_code text not null, file_name text not null, digest text not null,
  rows jsonb not null, mapping jsonb not null, state text not null, good_only boolean not null, caller jsonb,
  progress jsonb, outcome jsonb, added_at timestamptz not null, added_by text not null, added_by_id text
);
create table ecology.site_heading (
  desk text not null, heading_set text not null, heading text not null, field text, region_code text not null,
  used_at timestamptz not null, primary key (desk, heading_set, heading)
);
-- Where sites are and how far: follows from their records. What is drawn as dots and added up by zone and year.
create table ecology.site_point (
  id uuid primary key,
  region_code text not null,
  unit_ids uuid[] not null,
  sample boolean not null,
  code text not null,
  status text not null,
  kind text not null,
  longitude double precision not null,
  latitude double precision not null,
  area_m2 double precision,
  restored_m2 double precision,
  zones jsonb not null,
  zone text,
  found_on date not null,
  accepted_on date,
  closed_on date,
  dismissed_on date,
  visited_on date
);
create index site_point_units on ecology.site_point using gin (unit_ids);
create index site_point_code on ecology.site_point (code);
