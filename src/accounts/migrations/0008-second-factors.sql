-- What an authenticator application shares with the server; asked for once it was confirmed by a first code.
create table second_factor (
  account_id uuid primary key references account on delete cascade,
  secret text not null,
  confirmed_at timestamptz,
  -- The step of 30 seconds whose code was used last: neither it nor an older one is taken again.
  last_step bigint not null default 0,
  created_at timestamptz not null
);

-- Codes for when the application is lost, each good for once; what is used goes.
create table recovery_code (
  account_id uuid not null references account on delete cascade,
  digest bytea not null,
  primary key (account_id, digest)
);
