-- Rows of registers, spread out so that lists, boards and figures need no folding. All of it follows from the acts and is
-- written in their transaction; `jiziwan register verify` folds again and compares.

create table entry (
  id uuid primary key references record (id),
  register text not null,
  region_code text not null,
  version integer not null,
  name text not null,
  variant text,
  stage text,
  stage_order smallint not null,
  cities text[] not null,
  unit_ids uuid[] not null,
  owner_unit uuid,
  measure_ids uuid[] not null,
  undertaking_ids uuid[] not null,
  standing text not null,
  length_km double precision,
  amount_fen bigint,
  -- The earliest day it waits for, and the planned day of its next stage; null where closed.
  next_due date,
  next_planned date,
  slip_days integer,
  blocks integer not null,
  level text,
  raised_on date not null,
  entered_on date not null,
  closed_on date,
  merged_into uuid,
  changed_at timestamptz not null,
  search_text text not null,
  place_key text
);
create index entry_changed on entry (register, changed_at desc, id);
create index entry_name on entry (register, name, id);
create index entry_amount on entry (register, amount_fen desc nulls last, id);
create index entry_due on entry (register, next_due, id);
create index entry_raised on entry (register, raised_on, id);
create index entry_measures on entry using gin (measure_ids);
create index entry_undertakings on entry using gin (undertaking_ids);
create index entry_units on entry using gin (unit_ids);
create index entry_merged on entry (merged_into) where merged_into is not null;

create table entry_stage (
  entry_id uuid not null references entry (id),
  region_code text not null,
  register text not null,
  variant text,
  stage text not null,
  planned date,
  actual date,
  slip_days integer,
  primary key (entry_id, stage)
);
create index entry_stage_slips on entry_stage (register, variant, stage, slip_days) where slip_days is not null;

create table entry_item (
  entry_id uuid not null references entry (id),
  item_id uuid not null,
  region_code text not null,
  register text not null,
  list text not null,
  text text not null,
  unit_id uuid,
  due date,
  done_on date,
  primary key (entry_id, item_id)
);
create index entry_item_due on entry_item (register, list, due) where done_on is null;

-- Amounts as they stand, each replacing the earlier one of the same key.
create table money (
  entry_id uuid not null references entry (id),
  region_code text not null,
  flow text not null,
  source text not null,
  period text not null,
  batch text not null,
  paper text not null,
  amount_fen bigint not null,
  primary key (entry_id, flow, period, source, batch)
);

-- Their sums by year, for boards: however many months there are.
create table money_year (
  entry_id uuid not null references entry (id),
  register text not null,
  region_code text not null,
  year smallint not null,
  planned bigint,
  in_place bigint,
  done bigint,
  asked bigint,
  granted bigint,
  arrived bigint,
  spent bigint,
  primary key (entry_id, year)
);
