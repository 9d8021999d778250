-- Which plan the office looks after first: everybody's desk shows it. One row, or none where it follows from the plans.
create table living_plan (
  one boolean primary key default true check (one),
  plan_id uuid not null references plan (id),
  region_code text not null,
  pinned_at timestamptz not null,
  pinned_by text not null
);
