-- A workbook on its way into a register: its rows as they were read, and what people decided about them.
create table register_import (
  id uuid primary key,
  register text not null,
  region_code text not null,
  file_name text not null,
  digest text not null,
  rows jsonb not null,
  mapping jsonb not null,
  -- mapping, applying, stopped, applied or discarded.
  state text not null,
  -- Whether rows with errors are left out.
  good_only boolean not null,
  -- In whose name it is applied in the background.
  caller jsonb,
  progress jsonb,
  -- The rows as they were taken over.
  outcome jsonb,
  added_at timestamptz not null,
  added_by text not null,
  added_by_id text
);
create index register_import_added on register_import (register, added_at desc);

-- What headings meant the last time, register by register.
create table heading_memory (
  register text not null,
  heading text not null,
  region_code text not null,
  field text not null,
  used_at timestamptz not null,
  primary key (register, heading)
);

-- Filters of a list under a name; each account has its own.
create table register_view (
  id uuid primary key,
  account_id uuid not null,
  region_code text not null,
  register text not null,
  name text not null,
  value jsonb not null,
  saved_at timestamptz not null,
  unique (account_id, register, name)
);
