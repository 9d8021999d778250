-- By what items in force, cases and the other records are found.
select platform.index_finds('one_service.item', 'item_find', 'search_text', 'replaced_on is null');
select platform.index_finds('one_service.case_now', 'case_find', 'lower(number || '' '' || item_name)');
select platform.index_finds('one_service.record', 'record_find_' || replace(kind, '-', '_'), 'search_text', format('kind = %L', kind))
from unnest(array['standard', 'bundle', 'chain']) as kind;
create index item_task_code on item (lower(task_code)) where replaced_on is null;
