-- Hours of a project: six series of 8,760 numbers, as they were brought or invented; only added to.
create table energy.hours (
  id uuid primary key,
  project_id uuid not null,
  region_code text not null,
  name text not null,
  synthetic boolean not null,
  series bytea not null,
  sample boolean not null,
  added_at timestamptz not null,
  added_by text not null
);
create index hours_of_project on energy.hours (project_id, added_at desc);
-- Sizings of a project, each worked out by a job: what was assumed, how far it is, what it came to.
create table energy.sizing (
  id uuid primary key,
  project_id uuid not null,
  hours_id uuid not null references energy.hours (id),
  region_code text not null,
  rule text not null,
  exact boolean not null,
  assumed jsonb not null,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  attempts int not null default 0,
  solved int not null default 0,
  result jsonb,
  failure jsonb,
  sample boolean not null,
  asked_at timestamptz not null,
  asked_by text not null,
  ended_at timestamptz
);
create index sizing_of_project on energy.sizing (project_id, asked_at desc);
