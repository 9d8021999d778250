-- Meetings, rotations, work points, joint papers, secondments and rows of registers are records of one shape: `act` is what
-- people did, `record` its fold, written in the same transaction, so that lists need no folding.

create table record (
  id uuid primary key,
  kind text not null,
  region_code text not null,
  version integer not null,
  title text not null,
  -- A word of the kind's own: planned, held, issued …
  status text not null,
  -- When it takes place or begins, and until when it lasts; null where there is no day.
  day date,
  until date,
  -- Units that have to do with it, and measures that it hangs on.
  unit_ids uuid[] not null,
  measure_ids uuid[] not null,
  -- Invented for demonstration.
  sample boolean not null,
  -- Taken over from a published source, which the state names.
  reported boolean not null,
  -- Words by which it is found.
  search_text text not null,
  state jsonb not null,
  begun_at timestamptz not null,
  begun_by text not null,
  changed_at timestamptz not null,
  changed_by text not null
);
create index record_of_kind on record (kind, day desc nulls last, id);
create index record_status on record (kind, status);
create index record_units on record using gin (unit_ids);
create index record_measures on record using gin (measure_ids);

create table act (
  record_id uuid not null references record (id),
  version integer not null,
  kind text not null,
  region_code text not null,
  at timestamptz not null,
  day date not null,
  by_id text,
  by_name text not null,
  -- Of the request: asked again it acts once.
  key uuid not null,
  act jsonb not null,
  primary key (record_id, version)
);
create unique index act_key on act (key, record_id);
select platform.append_only('act');

-- Files of a record; what was attached stays.
create table attachment (
  record_id uuid not null references record (id),
  digest text not null,
  region_code text not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (record_id, digest)
);
