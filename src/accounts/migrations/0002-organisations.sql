create table organisation (
  id uuid primary key,
  name text not null unique,
  parent_id uuid references organisation,
  region_code text not null,
  collective boolean not null default false,
  proposed boolean not null default false,
  -- Merged ones stay, so that what other slices remember about their id leads on.
  merged_into uuid references organisation,
  created_at timestamptz not null
);

create index organisation_parent on organisation (parent_id);
create index organisation_merged on organisation (merged_into);

-- One name leads to one unit: an alias is unique, and the store keeps it apart from names.
create table alias (
  alias text primary key,
  organisation_id uuid not null references organisation on delete cascade
);

create index alias_organisation on alias (organisation_id);

create table member (
  collective_id uuid not null references organisation on delete cascade,
  member_id uuid not null references organisation on delete cascade,
  primary key (collective_id, member_id)
);

create index member_of on member (member_id);

create table liaison (
  organisation_id uuid not null references organisation on delete cascade,
  position smallint not null,
  name text not null,
  phone text not null,
  primary key (organisation_id, position)
);

-- Pairs a person found to be different; the lesser id first.
create table distinct_pair (
  first_id uuid not null references organisation on delete cascade,
  second_id uuid not null references organisation on delete cascade,
  primary key (first_id, second_id),
  check (first_id < second_id)
);
