-- What was said in corrections may name persons: it stands here, where it can be erased; acts carry ids and digests only.
create table correction_text (
  correction_id uuid not null references record (id),
  -- asked, answered, or the unit that said why it need not apply it
  part text not null,
  region_code text not null,
  text text not null,
  written_at timestamptz not null,
  primary key (correction_id, part)
);

-- What a requester records of its use of shared data (article 29); kept for at least three years (domain/oversight/ledger.ts).
create table ledger_entry (
  id uuid primary key,
  grant_id uuid not null,
  region_code text not null,
  kind text not null,
  day date not null,
  text text not null,
  at timestamptz not null,
  by_name text not null,
  by_id uuid,
  sample boolean not null
);
create index ledger_of_grant on ledger_entry (grant_id, day);

-- Who looked into a ledger: provider and data authority may, and it is recorded.
create table ledger_inspection (
  id uuid primary key,
  grant_id uuid not null,
  region_code text not null,
  at timestamptz not null,
  day date not null,
  unit_name text not null,
  by_name text not null,
  by_id uuid,
  reason text not null,
  gaps integer not null,
  sample boolean not null
);
create index inspection_of_grant on ledger_inspection (grant_id, at);
select platform.append_only('shared_data.ledger_inspection');

-- What the systems compute as a breach of requests, corrections and records of use, written with each act: also where it begins
-- on a day to come unless something is done before, so that boards and figures of a day only compare days. `code` is null for
-- what only figures count.
create table lapse (
  id uuid primary key,
  about_kind text not null,
  about_id uuid not null,
  region_code text not null,
  code text,
  unit_id uuid not null,
  began date not null,
  ended date,
  title text not null,
  evidence text not null,
  sample boolean not null
);
create index lapse_about on lapse (about_id, about_kind);

-- What figures of corrections count by.
create table correction_now (
  id uuid primary key references record (id),
  region_code text not null,
  status text not null,
  asked_on date not null,
  due date not null,
  answered_on date,
  recipients integer not null,
  -- Days on which recipients had applied it or said why they need not.
  applied_on date[] not null
);
create index correction_asker on record ((state #>> '{asker,accountId}')) where kind = 'correction';
