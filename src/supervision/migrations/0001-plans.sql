-- Plans: what was uploaded, what was decided on it, and the published plan as the projection of both.
-- region_code stands on every table that grows, so that it can be partitioned or spread by city.

create table import (
  id uuid primary key,
  region_code text not null,
  file_name text not null,
  size bigint not null,
  media_type text not null,
  -- SHA-256 of the file, under which it is stored, and of its text without spaces: the same plan saved as another type.
  digest text not null,
  text_digest text not null,
  text text not null,
  tables jsonb not null,
  margin text not null,
  format text not null,
  notes jsonb not null,
  state text not null check (state in ('queued', 'reading', 'review', 'published', 'failed', 'cancelled')),
  progress real not null default 0,
  problem jsonb,
  reading jsonb,
  title text,
  measures integer,
  open_questions integer,
  -- Counts decisions; a decision made on an older version is refused.
  version integer not null default 0,
  plan_id uuid,
  uploaded_at timestamptz not null,
  uploaded_by text not null
);
create unique index import_digest on import (digest) where state not in ('failed', 'cancelled');
create unique index import_text on import (text_digest) where state not in ('failed', 'cancelled');
create index import_newest on import (uploaded_at desc, id);

create table decision (
  import_id uuid not null references import (id),
  version integer not null,
  region_code text not null,
  at timestamptz not null,
  by_id text,
  by_name text not null,
  decision jsonb not null,
  primary key (import_id, version)
);
select platform.append_only('decision');

create table plan (
  id uuid primary key,
  import_id uuid not null unique references import (id),
  region_code text not null,
  title text not null,
  issuer text,
  doc_number text,
  date date,
  superior_cited text,
  -- Where it was issued: 市发改委 of two cities are two bodies.
  place text,
  incomplete boolean not null default false,
  sample boolean not null default false,
  published_at timestamptz not null,
  published_by text not null,
  questions jsonb not null,
  measures integer not null,
  undertakings integer not null,
  open_questions integer not null
);
create index plan_newest on plan (published_at desc, id);

create table plan_relation (
  plan_id uuid not null references plan (id),
  relation text not null check (relation in ('predecessor', 'superior')),
  other_id uuid not null references plan (id),
  region_code text not null,
  primary key (plan_id, relation),
  check (plan_id <> other_id)
);
create index plan_relation_other on plan_relation (other_id);

create table measure (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  region_code text not null,
  -- Its id in the draft, by which decisions name it.
  draft_id text not null,
  number integer not null,
  ordinal text,
  section text,
  parent text,
  text text not null,
  open text not null,
  deadline_kind text not null check (deadline_kind in ('date', 'continuous', 'longterm', 'none')),
  deadline_raw text,
  deadline_latest date,
  deadline_then_continuous boolean not null,
  -- {text, deadline} as printed.
  printed jsonb not null,
  spans jsonb not null,
  confirmed boolean not null,
  search_text text not null,
  unique (plan_id, number),
  unique (plan_id, draft_id)
);
create index measure_deadline on measure (deadline_kind, deadline_latest);

-- What a measure is found by. Apart from it, with its long value out of line, so that counting the hits of a common
-- word reads a few pages; the index alone is looked into, never the value.
create table measure_tokens (
  measure_id uuid primary key references measure (id),
  plan_id uuid not null,
  number integer not null,
  region_code text not null,
  tokens text[] not null
) with (toast_tuple_target = 128);
alter table measure_tokens alter column tokens set storage external;
create index measure_tokens_search on measure_tokens using gin (tokens) with (fastupdate = off);

create table responsibility (
  measure_id uuid not null references measure (id),
  position integer not null,
  plan_id uuid not null,
  region_code text not null,
  role text not null check (role in ('lead', 'support', 'guide')),
  printed text,
  name text not null,
  organisation_id uuid not null,
  collective boolean not null,
  -- What gave the role: a rule of the reader, or a person.
  rule text not null,
  span_start integer,
  span_end integer,
  primary key (measure_id, position)
);
create index responsibility_organisation on responsibility (organisation_id, role, measure_id);
create index responsibility_plan on responsibility (plan_id);
create index responsibility_name on responsibility (name);

create table undertaking (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  position integer not null,
  plan_id uuid not null,
  region_code text not null,
  text text not null,
  verb text not null,
  object text not null,
  kind text not null,
  span_start integer,
  span_end integer,
  confirmed boolean not null,
  unique (measure_id, position)
);
create index undertaking_kind on undertaking (kind, measure_id);
create index undertaking_plan on undertaking (plan_id);
