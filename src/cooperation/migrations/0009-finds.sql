-- By what rows of each register and the other records are found.
select platform.index_finds('organisation.entry', 'entry_find_' || register, 'search_text', format('register = %L and merged_into is null', register))
from unnest(array['project', 'application', 'fund', 'agreement', 'problem']) as register;
select platform.index_finds('organisation.record', 'record_find_' || replace(kind, '-', '_'), 'search_text', format('kind = %L', kind))
from unnest(array['meeting', 'joint-paper', 'work-points', 'secondment']) as kind;
