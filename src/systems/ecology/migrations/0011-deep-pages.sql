-- Deep pages are read off indexes alone, which hold columns and no parts of a state: sections down their rivers.
alter table ecology.record
  add column river text generated always as (case when kind = 'section' then state ->> 'river' end) stored,
  add column river_order integer generated always as (case when kind = 'section' then (state ->> 'order')::int end) stored;
drop index ecology.record_down_rivers;
create index record_down_rivers on ecology.record (river, river_order, id) where kind = 'section';
-- Texts longer than the index of pairs reads: a search of a list looks at them beside it.
create index record_long_text on ecology.record (kind) where length(search_text) > 160;
