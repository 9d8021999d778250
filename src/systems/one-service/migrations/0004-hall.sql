-- What the service hall finds items by: characters and neighbouring pairs, as src/kernel/search-tokens.ts makes them.
-- Its cost as measured: to look rows up by the index is cheaper than to make their tokens again.
create function hall_tokens(given text) returns text[] language sql immutable parallel safe cost 10000 as
$$
select coalesce(array_agg(distinct token), '{}')
from generate_series(1, length(given)) as at,
  lateral (values (substr(given, at, 1)), (substr(given, at, 2))) as part (token)
where token !~ '\s' and token <> ''
$$;
create function hall_serves(item jsonb) returns text[] language sql immutable parallel safe as
$$
select coalesce(array_agg(one), '{}') from jsonb_array_elements_text(coalesce(item -> 'serves', '[]')) as one
$$;
alter table item
  -- What four cities' implementations of one item have in common.
  add column hall_key text not null generated always as (coalesce(catalog_code, name)) stored,
  add column hall_serves text[] not null generated always as (hall_serves(item)) stored,
  add column hall_from text generated always as (item ->> 'effectiveOn') stored,
  add column hall_until text generated always as (item ->> 'cancelledOn') stored,
  add column hall_open boolean not null
    generated always as (coalesce(item ->> 'state', '') !~ '取消|暂停|废止|停用|失效|注销|撤销') stored;
create index item_hall_words on item
  using gin (hall_tokens(search_text)) with (fastupdate = off) where replaced_on is null and hall_open;
create index item_hall_key on item (hall_key, region_code, id) where replaced_on is null and hall_open;

-- Questions of a form beyond an item's materials; `identity` is that of the item, so that they outlive an import.
create table form_questions (
  region_code text not null,
  identity text not null,
  questions jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (region_code, identity)
);

-- What somebody is filling in: erasable, read by its account only.
create table draft (
  id uuid primary key,
  account_id uuid not null,
  region_code text not null,
  number text not null unique,
  item_ids uuid[] not null,
  bundle_id uuid,
  version integer not null,
  content jsonb not null,
  begun_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index draft_own on draft (account_id, item_ids);
create table draft_file (
  draft_id uuid not null references draft (id) on delete cascade,
  region_code text not null,
  field text not null,
  digest text not null,
  name text not null,
  size bigint not null,
  added_at timestamptz not null,
  primary key (draft_id, field, digest)
);
-- What shared data answered for a paper of a draft, masked as the grant says, with the receipt of the reading.
create table draft_supply (
  draft_id uuid not null references draft (id) on delete cascade,
  region_code text not null,
  field text not null,
  resource_id uuid not null,
  grant_id uuid not null,
  receipt bigint not null,
  rows jsonb not null,
  consented_at timestamptz not null,
  primary key (draft_id, field)
);
create sequence draft_serial;

-- Whom a licence of the registry is for. Beside the record, whose acts hold nothing of persons, so that it can be erased.
create table licence_holder (
  record_id uuid primary key references record (id),
  region_code text not null,
  issuer_id uuid not null,
  type text not null,
  licence_number text not null,
  kind text not null check (kind in ('person', 'enterprise')),
  name text not null,
  number text not null
);
create unique index licence_number on licence_holder (issuer_id, type, licence_number);
create index licence_by_number on licence_holder (licence_number);
create index licence_of_holder on licence_holder (number);
create sequence licence_serial;

-- Who asked how a licence stands: shown to its holder.
create table licence_check (
  id uuid primary key,
  record_id uuid not null references record (id),
  region_code text not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  unit_name text,
  purpose text not null,
  case_number text,
  consented boolean not null
);
create index licence_checked on licence_check (record_id, at desc);
select platform.append_only('one_service.licence_check');
-- A code that a holder gives to who may ask once, by its digest.
create table licence_consent (
  code_digest bytea primary key,
  record_id uuid not null references record (id),
  region_code text not null,
  expires_at timestamptz not null
);
-- Asking counted in a window of time, so that several nodes agree.
create table hall_try (
  key text not null,
  window_start timestamptz not null,
  tries integer not null,
  primary key (key, window_start)
);
