-- What was measured, one row for each value; sections are records. `judged` and `below` are in the unit of the table:
-- what is below detection is judged by half its limit.
create table ecology.reading (
  section_id uuid not null,
  time text not null,
  item text not null,
  day date not null,
  printed text not null,
  unit text not null,
  judged numeric not null,
  below numeric,
  region_code text not null,
  sample boolean not null,
  recorded_at timestamptz not null,
  primary key (section_id, time, item)
);
create index reading_of_day on ecology.reading (day, section_id);
-- Sheets of readings on their way in, and what their headings meant the last time.
create table ecology.reading_import (
  id uuid primary key, desk text not null, region_code text not null, file_name text not null, digest text not null,
  rows jsonb not null, mapping jsonb not null, state text not null, good_only boolean not null, caller jsonb,
  progress jsonb, outcome jsonb, added_at timestamptz not null, added_by text not null, added_by_id text
);
create table ecology.reading_heading (
  desk text not null, heading_set text not null, heading text not null, field text, region_code text not null,
  used_at timestamptz not null, primary key (desk, heading_set, heading)
);
