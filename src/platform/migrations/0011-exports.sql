-- Files too long to be waited for (src/platform/exports): whose, what was asked for, how far it is, and what was written of it. They go
-- after some days; what a restart breaks off begins anew.
create table export (
  id uuid primary key,
  region_code text not null,
  account_id uuid not null,
  -- Who asked and from where: the file is written, and fetched, with exactly these rights.
  caller jsonb not null,
  route text not null,
  asked jsonb not null,
  origin text not null,
  name jsonb not null,
  -- As the trail calls it.
  title text not null generated always as (name->>'zh') stored,
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  total integer not null,
  done integer not null default 0,
  attempts integer not null default 0,
  file text,
  type text,
  size bigint,
  failure jsonb,
  asked_at timestamptz not null,
  ended_at timestamptz,
  fetched_at timestamptz
);
create index export_account on export (account_id, asked_at desc);
-- One at a time of a list, however often somebody clicks.
create unique index export_running on export (account_id, route) where state = 'running';
create table export_piece (
  export_id uuid not null references export (id) on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (export_id, number)
);
