-- Files are kept once, by the SHA-256 of their bytes. They grow with what is uploaded anywhere, so they spread
-- by digest (hash partitions), not by region.
create table file (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  type text not null,
  created_at timestamptz not null default now()
);

create table file_chunk (
  digest text not null references file on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (digest, number)
);
