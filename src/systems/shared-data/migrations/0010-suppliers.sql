-- What published resources that are shared can supply, written with each act on a resource, so that the public hall need
-- not read the catalogue. All of it follows from the records: `jiziwan catalogue suppliers` verifies and rebuilds it.
create table supplier (
  resource_id uuid primary key,
  region_code text not null,
  code text collate "C" not null,
  name text not null,
  provider text not null,
  attribute text not null,
  items text[] not null,
  sample boolean not null
);

-- The names of a resource and its data items in one form, each once.
create table supplier_word (
  resource_id uuid not null references supplier (resource_id) on delete cascade,
  region_code text not null,
  code text collate "C" not null,
  text text not null,
  primary key (resource_id, text)
);
create index supplier_word_text on supplier_word (text, region_code, code, resource_id);

-- Every such name ever said, with its neighbouring pairs of characters, and in how many names a pair stands: likeness
-- begins with the rarest pairs. A name that nobody says any more finds nothing, and so does no harm.
create table supplier_text (
  text text primary key,
  region_code text not null default '150000',
  pairs text[] not null
);
create index supplier_text_pairs on supplier_text using gin (pairs);
create table supplier_pair (
  pair text primary key,
  region_code text not null default '150000',
  texts integer not null
);

-- Grows with each change; 0: to be built before the first use. Whoever writes holds this row until the end.
create table supplier_stamp (
  one boolean primary key default true check (one),
  region_code text not null default '150000',
  stamp bigint not null,
  resources integer not null
);
insert into supplier_stamp (stamp, resources) values (0, 0);
