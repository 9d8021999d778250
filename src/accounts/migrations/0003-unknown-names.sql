-- Wrong tries at names that no account has, so that these names lock as accounts do and do not tell themselves apart.
create table unknown_name (
  name text primary key,
  failures integer not null default 0,
  locked_until timestamptz,
  last_try_at timestamptz not null
);
create index unknown_name_last_try on unknown_name (last_try_at);
