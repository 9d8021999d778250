-- The cheapest design of each category of a project, worked out by a job under the assumptions of a sizing.
create table energy.survey (
  id uuid primary key,
  project_id uuid not null,
  hours_id uuid not null references energy.hours (id),
  region_code text not null,
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
create index survey_of_project on energy.survey (project_id, asked_at desc);
