-- Lines of imports as they were entered, in their order: counted and paged here, since an import of tens of thousands is looked
-- at while it goes on. Of imports before this the column `outcome` holds them.
create table import_line (
  import_id uuid not null,
  place bigint generated always as identity,
  number integer not null,
  outcome text not null,
  blocked boolean not null,
  noted boolean not null,
  -- Further names under which it is shown.
  shows text[] not null,
  region_code text not null,
  line jsonb not null,
  primary key (import_id, place)
);
create index import_line_outcome on import_line (import_id, outcome, blocked);
