-- Tasks: what was done with each, and what follows from it. `action` is the record; task, assignment and report are
-- its projection, written in the same transaction, so that lists need no folding.

create table setting (
  -- In the order of recording: of two from the same day the later holds.
  number bigint generated always as identity primary key,
  plan_id uuid not null references plan (id),
  region_code text not null,
  kind text not null check (kind in ('adoption', 'schedule', 'lights', 'limits', 'options')),
  effective_from date not null,
  value jsonb not null,
  at timestamptz not null,
  by_id text,
  by_name text not null
);
create index setting_in_force on setting (plan_id, kind, effective_from, at);
select platform.append_only('setting');

create table task (
  id uuid primary key,
  region_code text not null,
  plan_id uuid not null references plan (id),
  measure_id uuid references measure (id),
  undertaking_id uuid references undertaking (id),
  instance_of uuid references task (id),
  number integer not null,
  version integer not null,
  source text not null check (source in ('plan', 'meeting', 'instruction', 'superior', 'order')),
  text text not null,
  leader text,
  phase text not null check (phase in ('registered', 'dispatched', 'suspended', 'closed')),
  standing boolean not null,
  awaits_judgement boolean not null,
  deadline_kind text not null,
  original_due date,
  due date,
  dispatched_on date,
  closed_on date,
  -- What waits for the office: claim, extension, report.
  waiting text[] not null,
  -- As of plan_light.day, or of the latest action where that is later.
  light text not null check (light in ('red', 'amber', 'green', 'grey')),
  light_reason jsonb not null,
  -- The folded TaskState.
  state jsonb not null,
  -- The latest accepted report of a lead unit, as the ledger quotes it.
  latest jsonb,
  unique (plan_id, number)
);
create index task_measure on task (measure_id);
create index task_undertaking on task (undertaking_id);
create index task_light on task (plan_id, light);
create index task_waiting on task using gin (waiting);

-- The day for which the lights of a plan's tasks were last worked out.
create table plan_light (
  plan_id uuid primary key references plan (id),
  region_code text not null,
  day date not null
);

create table action (
  task_id uuid not null references task (id),
  version integer not null,
  region_code text not null,
  at timestamptz not null,
  day date not null,
  by_id text,
  by_name text not null,
  -- Of the request: asked again it acts once.
  key uuid not null,
  action jsonb not null,
  primary key (task_id, version)
);
create unique index action_key on action (key, task_id);
select platform.append_only('action');

create table assignment (
  task_id uuid not null references task (id),
  unit_id uuid not null,
  plan_id uuid not null,
  region_code text not null,
  role text not null check (role in ('lead', 'support', 'guide')),
  via uuid,
  since date not null,
  until date,
  receive_by date,
  received_on date,
  -- Due day of the latest period with a report that was submitted and not returned.
  reported_through date,
  -- Owes reports now: dispatched, not ended, not a guide.
  owes_reports boolean not null,
  -- What waits for the unit itself besides its periodic report: receive, sign, returned, review-support, reminder.
  waiting text[] not null,
  primary key (task_id, unit_id)
);
create index assignment_unit on assignment (unit_id, plan_id);
create index assignment_begin on assignment (plan_id, since);
create index assignment_owing on assignment (plan_id, reported_through) where owes_reports;

create table report (
  id uuid primary key,
  task_id uuid not null references task (id),
  unit_id uuid not null,
  plan_id uuid not null,
  region_code text not null,
  period text not null,
  due date not null,
  role text not null,
  status text not null check (status in ('unsigned', 'submitted', 'returned', 'accepted')),
  content jsonb not null,
  entered_at timestamptz not null,
  entered_by text not null,
  proxy_file text,
  signed_by text,
  -- When it first counted as submitted: in time or late is judged by this.
  submitted_on date,
  returns integer not null default 0,
  decided_at timestamptz,
  decided_by text,
  reason text,
  unique (task_id, unit_id, period)
);
create index report_queue on report (plan_id, status, entered_at) where status in ('unsigned', 'submitted', 'returned');
create index report_period on report (plan_id, period, unit_id);
create index report_unit on report (unit_id, entered_at desc);

-- What somebody typed and has not submitted.
create table report_draft (
  account_id uuid not null,
  task_id uuid not null references task (id),
  -- The office types for any unit.
  unit_id uuid not null,
  period text not null,
  region_code text not null,
  content jsonb not null,
  saved_at timestamptz not null,
  primary key (account_id, task_id, unit_id, period)
);

create table evidence (
  digest text not null,
  task_id uuid not null references task (id),
  region_code text not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (task_id, digest)
);

-- The stamped scan of a unit's printed sheet for a period 报送单.
create table sheet_scan (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  unit_id uuid not null,
  period text not null,
  region_code text not null,
  digest text not null,
  name text not null,
  media_type text not null,
  added_at timestamptz not null,
  added_by text not null
);
create index sheet_scan_of on sheet_scan (plan_id, period, unit_id);

create table ledger_view (
  id uuid primary key,
  account_id uuid not null,
  region_code text not null,
  name text not null,
  value jsonb not null,
  saved_at timestamptz not null,
  unique (account_id, name)
);

-- A ledger of the office's own, before it becomes tasks; mapping and outcome are what people decided.
create table ledger_import (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  region_code text not null,
  file_name text not null,
  digest text not null,
  rows jsonb not null,
  mapping jsonb not null,
  state text not null check (state in ('mapping', 'applied', 'discarded')),
  outcome jsonb,
  added_at timestamptz not null,
  added_by text not null
);
create index ledger_import_plan on ledger_import (plan_id, added_at desc);

-- Which field a heading meant the last time, over all ledgers.
create table heading_memory (
  heading text primary key,
  region_code text not null,
  field text not null,
  used_at timestamptz not null
);

create table paper_template (
  kind text not null,
  version integer not null,
  region_code text not null,
  title text not null,
  body text not null,
  at timestamptz not null,
  by_name text not null,
  primary key (kind, version)
);
select platform.append_only('paper_template');

create table paper (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  region_code text not null,
  kind text not null,
  -- 期号, given at issue, counted per plan, kind and year.
  issue_year integer,
  issue_number integer,
  period text,
  unit_id uuid,
  as_of date not null,
  version integer not null,
  status text not null check (status in ('draft', 'issued', 'withdrawn')),
  content jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  issued_at timestamptz,
  issued_by text,
  -- The .docx as issued.
  digest text,
  unique (plan_id, kind, issue_year, issue_number)
);
create index paper_newest on paper (made_at desc, id);
create index paper_of_plan on paper (plan_id, made_at desc, id);

-- What a person was told on a day: at most once a day.
create table digest (
  account_id uuid not null,
  day date not null,
  region_code text not null,
  lines jsonb not null,
  mailed_at timestamptz,
  seen_at timestamptz,
  primary key (account_id, day)
);
