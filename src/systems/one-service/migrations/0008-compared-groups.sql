-- Items of the four cities held against each other, written with each act on items, pairings and supplies, so that a list of
-- groups is read and not worked out. All of it follows from items in force, pairings, what shared data supplies and the
-- day: `jiziwan items groups` verifies and rebuilds it.

-- In which group each item in force stands before pairings.
create table compared_item (
  item_id uuid primary key,
  region_code text not null,
  -- The 基本编码 in its plain form; null where there is none that can be right.
  code text collate "C",
  -- The code, or a key made of city, type and name; null where the item is left aside.
  base_key text collate "C",
  aside text check (aside in ('out-of-use', 'elsewhere'))
);
create index compared_item_city on compared_item (region_code, item_id);
create index compared_item_code on compared_item (code) where code is not null;
create index compared_item_base on compared_item (base_key) where base_key is not null;
create index compared_item_aside on compared_item (aside) where aside is not null;
create index item_in_force on item (region_code, id) where replaced_on is null;
create index item_ends on item (hall_until) where replaced_on is null and hall_until is not null;

-- A group as its page shows it, with what lists choose, order and count by. Arrays by city are in the order of the four.
create table compared_group (
  key text collate "C" primary key,
  region_code text not null,
  code text,
  name text collate "C" not null,
  plain_name text collate "C" not null,
  type text collate "C",
  cities integer not null,
  differing boolean not null,
  enterprise boolean not null,
  industries text[] not null,
  slowest text[] not null,
  -- What could be saved in all: what is worth looking at first.
  weight double precision not null,
  city_items integer[] not null,
  city_groups integer[] not null,
  city_days double precision[] not null,
  city_visits double precision[] not null,
  city_materials integer[] not null,
  materials text[] not null,
  search_text text not null,
  compared jsonb not null
) with (toast_tuple_target = 256);
-- Lists read what they choose by and pass over the whole group, which stands outside.
alter table compared_group alter column search_text set storage main, alter column name set storage main,
  alter column compared set storage external;
create index compared_group_order on compared_group (weight desc, name, key);
create index compared_group_named on compared_group (plain_name);

-- What is asked when a pair is looked for: groups with their name and its neighbouring pairs of characters, and in how
-- many groups a pair stands: likeness begins with the rarest.
create table asked_group (
  key text collate "C" primary key,
  region_code text not null,
  code text,
  name text not null,
  type text not null,
  cities text[] not null,
  -- The code that its items print and that is doubted because of their names.
  printed text collate "C",
  pairs text[] not null
);
create index asked_group_pairs on asked_group using gin (pairs);
create index asked_group_loose on asked_group (key) where code is null;
create index asked_group_printed on asked_group (printed) where printed is not null;
create table asked_pair (
  pair text primary key,
  region_code text not null default '150000',
  groups integer not null
);
create table pair_proposal (
  loose_key text collate "C" not null,
  target_key text collate "C" not null,
  why text collate "C" not null,
  region_code text not null,
  likeness double precision not null,
  primary key (loose_key, target_key, why)
);
create index pair_proposal_order on pair_proposal (likeness desc, loose_key, target_key, why);
create index pair_proposal_target on pair_proposal (target_key);

-- Whether the groups know of a decision.
alter table pairing add column compared boolean not null default false;
create index pairing_due on pairing (loose_key) where not compared;

-- Materials that items ask for, as the groups know them: with what shared data supplies each, if it does.
create table supplied_material (
  name text primary key,
  region_code text not null default '150000',
  supply jsonb
);

-- What the groups were made of, and their totals. Whoever writes them holds this row until the end; no day: to be built
-- before the first use.
create table comparison_state (
  one boolean primary key default true check (one),
  region_code text not null default '150000',
  day date,
  supply_stamp bigint,
  item_stamps jsonb not null default '{}',
  totals jsonb,
  types text[] not null default '{}',
  proposals integer not null default 0
);
insert into comparison_state default values;
