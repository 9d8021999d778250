create table account (
  id uuid primary key,
  name text not null,
  display_name text not null,
  organisation_id uuid,
  roles text[] not null,
  password_hash text not null,
  must_change_password boolean not null default true,
  disabled boolean not null default false,
  failures integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null
);

create unique index account_name on account (lower(name));
create index account_organisation on account (organisation_id);

-- The token itself is only in the browser's cookie: who reads this table cannot sign in with it.
create table session (
  token_digest bytea primary key,
  account_id uuid not null references account on delete cascade,
  address text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null
);

create index session_account on session (account_id);

-- Sign-ins tried in a window of time, counted here so that several nodes agree. `key` is an address or a name.
create table attempt (
  key text not null,
  window_start timestamptz not null,
  tries integer not null,
  primary key (key, window_start)
);
