-- Cases: the fold of their acts stands in `record`; `case_now` is what lists, clocks and figures find them by.
create table case_now (
  id uuid primary key references record (id),
  -- City that decides.
  region_code text not null,
  number text not null unique,
  item_name text not null,
  catalog_code text,
  mode text not null,
  stage text not null,
  at_window boolean not null,
  receiving_city text not null,
  receiving_unit uuid not null,
  deciding_unit uuid not null,
  deciding_unit_name text not null,
  applicant uuid,
  parent_id uuid,
  delivery_city text,
  begun_on date not null,
  handed_over_on date,
  starts_on date,
  accepted_on date,
  -- Last day of the promised limit, of the legal one where nothing was promised; null while time is stopped.
  due date,
  decided_on date,
  ended_on date,
  in_time boolean,
  delivered_on date,
  -- Nobody had to come: applied online, no paper at a window, result online or by post.
  without_visit boolean not null,
  grade integer,
  appraised_on date,
  answer_due date,
  sample boolean not null
);
-- In the order of the unit's list, with what its lists are counted by.
create index case_deciding on case_now (deciding_unit, (ended_on is not null), due, begun_on desc, number)
  include (stage, ended_on, answer_due) where handed_over_on is not null;
create index case_receiving on case_now (receiving_unit, stage, begun_on desc);
create index case_applicant on case_now (applicant, begun_on desc);
create index case_delivery on case_now (delivery_city) where stage = 'delivering';
create index case_region on case_now (region_code, due) where ended_on is null;
create index case_parent on case_now (parent_id) where parent_id is not null;

-- What people wrote and handed in. Acts, which stay for ever, carry digests of it: with a salt, so that a digest tells nothing
-- once its row is erased.
create table case_content (
  record_id uuid not null references record (id),
  digest text not null,
  region_code text not null,
  part text not null check (part in ('form', 'words')),
  salt text not null,
  content jsonb not null,
  at timestamptz not null,
  primary key (record_id, digest)
);

-- Which official opened what an applicant handed in, and why: shown to the applicant.
create table case_reading (
  record_id uuid not null references record (id),
  region_code text not null,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  unit_id uuid,
  unit_name text not null,
  what text not null,
  purpose text not null
);
create index case_reading_of on case_reading (record_id, at desc);
select platform.append_only('case_reading'::regclass);

create table case_serial (
  region_code text not null,
  year integer not null,
  last integer not null,
  primary key (region_code, year)
);
