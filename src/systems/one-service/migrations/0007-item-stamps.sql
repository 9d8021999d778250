-- What the items in force of a city are, counted anew whenever they change: what is made of them need not be made again
-- while the stamp stands.
create table item_stamp (
  region_code text primary key,
  stamp bigint not null,
  items integer not null,
  imported_on date,
  sample boolean not null
);
insert into item_stamp
select region_code, 1, count(*), max(imported_on), bool_or(sample) from item
where replaced_on is null group by region_code;

-- Names of materials that the items in force of a city ask for, each once: shared data is asked for them, not for items.
create table material_asked (
  region_code text not null,
  name text not null,
  primary key (region_code, name)
);
insert into material_asked
select distinct region_code, unnest(materials) from item where replaced_on is null;
