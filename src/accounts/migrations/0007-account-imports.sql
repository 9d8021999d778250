-- How to reach somebody, to hand over what is not sent by mail; null where nobody said.
alter table account add column phone text;

-- A list of people on its way to being accounts: its rows, until they are entered or let be, and what headings meant.
create table account_import (
  id uuid primary key,
  list text not null,
  region_code text not null,
  file_name text not null,
  digest text not null,
  rows jsonb not null,
  mapping jsonb not null,
  -- mapping, applying, stopped, applied or discarded.
  state text not null,
  good_only boolean not null,
  caller jsonb,
  progress jsonb,
  outcome jsonb,
  added_at timestamptz not null,
  added_by text not null,
  added_by_id text
);

create table account_heading (
  list text not null,
  heading_set text not null,
  heading text not null,
  field text,
  region_code text not null,
  used_at timestamptz not null,
  primary key (list, heading_set, heading)
);
