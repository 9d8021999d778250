-- What was found is a record; its acts are what people did with it.
select platform.create_records('lost_found');
-- Under which the trail vouches for each act.
alter table lost_found.act add column salt bytea;

-- Lists that a desk kept by itself, on their way in, and what their headings meant the last time.
create table lost_found.import (
  id uuid primary key, desk text not null, region_code text not null, file_name text not null, digest text not null,
  rows jsonb not null, mapping jsonb not null, state text not null, good_only boolean not null, caller jsonb,
  progress jsonb, outcome jsonb, added_at timestamptz not null, added_by text not null, added_by_id text
);
create table lost_found.heading (
  desk text not null, heading_set text not null, heading text not null, field text, region_code text not null,
  used_at timestamptz not null, primary key (desk, heading_set, heading)
);
