-- What designs earn and cost, each worked out by a job: terms with their sources, how far it is, what it came to.
create table energy.costing (
  id uuid primary key,
  project_id uuid not null,
  sizing_id uuid not null references energy.sizing (id),
  region_code text not null,
  terms jsonb not null,
  assumptions jsonb not null,
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
create index costing_of_project on energy.costing (project_id, asked_at desc);
