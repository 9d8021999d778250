-- By what resources, requests and the other records are found.
select platform.index_finds('shared_data.resource_now', 'resource_find', 'words');
select platform.index_finds('shared_data.request_now', 'request_find', 'words');
select platform.index_finds('shared_data.record', 'record_find_' || replace(kind, '-', '_'), 'search_text', format('kind = %L', kind))
from unnest(array['library', 'correction', 'return-flow', 'dispute']) as kind;
