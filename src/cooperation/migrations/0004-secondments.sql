-- Who is seconded, apart from the acts, which only refer to it: a name can be erased and the trail stays whole.
create table seconded_person (
  id uuid primary key,
  term_id uuid not null references record (id),
  region_code text not null,
  name text not null,
  -- The post at home.
  position text not null,
  named_at timestamptz not null
);
create index seconded_person_term on seconded_person (term_id);
