-- A workbook on its way into the roster: its rows, until they are entered or let be, and what headings meant.
create table roster_import (
  id uuid primary key,
  roster text not null,
  region_code text not null,
  file_name text not null,
  digest text not null,
  rows jsonb not null,
  mapping jsonb not null,
  -- mapping, applied or discarded.
  state text not null,
  good_only boolean not null,
  caller jsonb,
  progress jsonb,
  outcome jsonb,
  added_at timestamptz not null,
  added_by text not null,
  added_by_id text
);

create table roster_heading (
  roster text not null,
  heading_set text not null,
  heading text not null,
  field text,
  region_code text not null,
  used_at timestamptz not null,
  primary key (roster, heading_set, heading)
);
