-- Addresses under which calendars read what an account may read. The token is in the address only: here stands its digest.
create table calendar_feed (
  id uuid primary key,
  account_id uuid not null,
  token_hash bytea not null unique,
  region_code text not null,
  -- What is in it, and in which language it labels that.
  choice jsonb not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  last_read_at timestamptz
);
create index calendar_feed_account on calendar_feed (account_id, created_at desc);
