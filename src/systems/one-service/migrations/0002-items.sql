-- A workbook of items on its way in: its sheets as they were read, what people decided, and what came of reading it.
create table item_import (
  id uuid primary key,
  region_code text not null,
  file_name text not null,
  digest text not null,
  sheets jsonb not null,
  mapping jsonb not null,
  -- Columns as mapped, counts, problems and findings: what the page shows, so that the sheets are not read for it.
  reading jsonb not null,
  -- mapping, applied or discarded.
  state text not null,
  outcome jsonb,
  sample boolean not null,
  added_at timestamptz not null,
  added_by text not null,
  added_by_id text
);
create index item_import_added on item_import (region_code, added_at desc);

-- What headings meant the last time, by city and by the set of headings of a sheet; null was left out on purpose.
create table item_heading (
  region_code text not null,
  heading_set text not null,
  heading text not null,
  field text,
  used_at timestamptz not null,
  primary key (region_code, heading_set, heading)
);

-- Items as kept. A later import replaces those of the same city, implementation code and handled matter; the old stay.
create table item (
  id uuid primary key,
  import_id uuid not null references item_import (id),
  region_code text not null,
  identity text not null,
  catalog_code text,
  task_code text,
  name text not null,
  type text,
  dept text,
  item jsonb not null,
  sheet text not null,
  rows int[] not null,
  printed jsonb not null,
  materials text[] not null,
  -- Rules of which something was found, as of the day of the import.
  rules text[] not null,
  errors int not null,
  search_text text not null,
  sample boolean not null,
  imported_on date not null,
  replaced_on date,
  replaced_by uuid
) with (toast_tuple_target = 256);
-- Lists read what they choose by and pass over the whole item, which stands outside.
alter table item alter column search_text set storage main, alter column name set storage main;

create unique index item_current on item (region_code, identity) where replaced_on is null;
create index item_history on item (region_code, identity, imported_on);
create index item_catalog on item (catalog_code) where replaced_on is null;
create index item_named on item (region_code, name, id) where replaced_on is null;
create index item_import_of on item (import_id);
create index item_imported on item (region_code, imported_on) where replaced_on is null;
create index item_rules on item using gin (rules) where replaced_on is null;
create index item_materials on item using gin (materials) where replaced_on is null;

-- How many items in force there are, by what lists are filtered by; a city's are counted anew when an import is applied.
-- `mark` is a rule of which something was found, or all, any (a finding) or errors.
create table item_facet (
  region_code text not null,
  type text,
  dept text,
  mark text not null,
  items integer not null
);
create index item_facet_city on item_facet (region_code);
