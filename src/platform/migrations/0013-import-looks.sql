-- What an open import says beside its lines, where these stand in import_line as they were read last: they are paged there until
-- what they are read against (`stands`) is another.
create table import_look (
  import_id uuid primary key,
  region_code text not null,
  stands text not null,
  said jsonb not null
);
