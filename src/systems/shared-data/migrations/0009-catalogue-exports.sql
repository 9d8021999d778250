-- An export too large to be waited for, written part by part by a job: which resources, for whom, how far it is.
create table catalogue_export (
  id uuid primary key,
  region_code text not null,
  account_id uuid not null,
  caller jsonb not null,
  format text not null check (format in ('workbook', 'dcat')),
  filter jsonb not null,
  origin text not null,
  resource_ids uuid[] not null,
  -- Resources to a file; kept with the export, so that a restart goes on as it began.
  per_file integer not null,
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  failure jsonb,
  asked_at timestamptz not null
);
create index catalogue_export_account on catalogue_export (account_id, asked_at desc);
create table catalogue_export_part (
  export_id uuid not null references catalogue_export (id) on delete cascade,
  number integer not null,
  region_code text not null,
  name text not null,
  type text not null,
  bytes bytea not null,
  primary key (export_id, number)
);
