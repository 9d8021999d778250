-- Equipment bases are found by their names; sheets of them on their way in, and what headings meant.
select platform.index_finds('energy.record', 'record_find_base', 'search_text', 'kind = ''equipment-base''');
create table energy.base_import (
  id uuid primary key, desk text not null, region_code text not null, file_name text not null, digest text not null,
  rows jsonb not null, mapping jsonb not null, state text not null, good_only boolean not null, caller jsonb,
  progress jsonb, outcome jsonb, added_at timestamptz not null, added_by text not null, added_by_id text
);
create table energy.base_heading (
  desk text not null, heading_set text not null, heading text not null, field text, region_code text not null,
  used_at timestamptz not null, primary key (desk, heading_set, heading)
);
