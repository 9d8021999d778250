-- Lists of resources are narrowed by class, attribute and city, and a code is looked up before it is given.
create index resource_code on record ((state -> 'content' ->> 'code') text_pattern_ops) where kind = 'resource';

-- A published change of a resource, for each unit that has a grant on it, until that unit acknowledges it.
create table resource_notice (
  id uuid primary key,
  region_code text not null,
  resource_id uuid not null references record (id),
  unit_id uuid not null,
  change text not null check (change in ('revised', 'withdrawn')),
  resource_version integer not null,
  summary jsonb not null,
  at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  unique (resource_id, unit_id, change, resource_version)
);
create index resource_notice_unit on resource_notice (unit_id, at desc);

-- Which unit is the lead source 数源部门 of a resource, by a decision on duplicates.
create table lead_source (
  resource_id uuid primary key references record (id),
  region_code text not null,
  unit_id uuid not null,
  decision_id uuid not null references record (id),
  decided_on date not null
);

-- Workbooks and DCAT files on their way into the catalogue.
create table catalogue_import (
  id uuid primary key,
  region_code text not null,
  kind text not null check (kind in ('workbook', 'dcat')),
  file_name text not null,
  digest text not null,
  content jsonb not null,
  mapping jsonb,
  decisions jsonb not null default '{}',
  state text not null default 'open' check (state in ('open', 'applied', 'discarded')),
  entered integer not null default 0,
  added_at timestamptz not null,
  added_by text not null,
  added_by_id text
);

-- What headings meant the last time, by city.
create table catalogue_heading (
  region_code text not null,
  heading text not null,
  field text not null,
  primary key (region_code, heading)
);

-- What lists of resources choose and count by, and each version as figures count it; written with each act.
create table resource_now (
  id uuid primary key references record (id),
  region_code text not null,
  unit_ids uuid[] not null,
  code text not null,
  attribute text not null,
  status text not null,
  is_published boolean not null,
  withdrawal_asked boolean not null,
  words text not null
);
create index resource_now_code on resource_now (code, id);
create table resource_version (
  resource_id uuid not null references record (id),
  number integer not null,
  region_code text not null,
  attribute text not null,
  published_on date not null,
  -- The day on which another version or a withdrawal followed.
  until date,
  assessed boolean not null,
  working_days integer not null,
  late boolean not null,
  sample boolean not null,
  primary key (resource_id, number)
);
