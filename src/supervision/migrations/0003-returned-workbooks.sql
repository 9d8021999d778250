-- Workbooks that units sent back and the office entered: what was entered can be compared with them.
create table returned_workbook (
  plan_id uuid not null references plan (id),
  unit_id uuid not null,
  period text not null,
  digest text not null,
  region_code text not null,
  name text not null,
  media_type text not null,
  entered integer not null,
  taken_at timestamptz not null,
  taken_by text not null,
  primary key (plan_id, unit_id, period, digest)
);
