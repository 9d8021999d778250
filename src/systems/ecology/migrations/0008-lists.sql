-- Lists that grow to a hundred thousand: readings of an item of a section by time, sections down their rivers, sites by kind and zone.
create index reading_of_item on ecology.reading (section_id, item, time) include (day);
create index record_down_rivers on ecology.record ((state ->> 'river'), ((state ->> 'order')::int), id) where kind = 'section';
create index record_site_kind on ecology.record ((state ->> 'kind'), day desc nulls last, id) where kind = 'site';
create index record_site_zone on ecology.record using gin ((state -> 'zones') jsonb_path_ops) where kind = 'site';
