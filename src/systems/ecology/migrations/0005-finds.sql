-- Sites are found by their number, name, kind and zones.
select platform.index_finds('ecology.record', 'record_find_site', 'search_text', 'kind = ''site''');
