-- Headings are remembered by the set of headings that they stood in; null: left out on purpose. Those of before, in no set.
alter table heading_memory add column heading_set text not null default '';
alter table heading_memory alter column heading_set drop default;
alter table heading_memory alter column field drop not null;
alter table heading_memory drop constraint heading_memory_pkey;
alter table heading_memory add primary key (register, heading_set, heading);
