-- Whom an applicant's account stands for. Its own table, so that it can be erased without touching account or trail.
create table identity (
  account_id uuid primary key references account (id) on delete cascade,
  region_code text not null,
  kind text not null check (kind in ('person', 'enterprise')),
  name text not null,
  number text not null,
  phone text,
  verified_on date,
  verified_by text,
  declared_at timestamptz not null
);
-- One account per person once the number was checked; a declared number proves nothing and may stand twice.
create unique index identity_number on identity (number) where verified_on is not null;
