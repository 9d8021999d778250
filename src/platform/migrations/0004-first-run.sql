-- What is done once in the life of a database: the reading of bundled data, the filling of a demonstration.
create table first_run (
  name text primary key,
  at timestamptz not null default now()
);
