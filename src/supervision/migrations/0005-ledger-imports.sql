-- Ledgers come in through the one importer: what is on its way keeps its rows, columns and decisions and goes on; what was
-- taken over keeps its rows as they are shown, and how many of them became what.
alter table ledger_import drop constraint ledger_import_state_check;
alter table ledger_import add column good_only boolean not null default false;
alter table ledger_import add column caller jsonb;
alter table ledger_import add column progress jsonb;
alter table ledger_import add column added_by_id text;
update ledger_import set mapping =
  jsonb_build_object('units', '{}'::jsonb, 'year', null, 'days', '{}'::jsonb, 'tasks', '{}'::jsonb,
    'done', true, 'standing', true, 'overdue', false) || mapping;
update ledger_import set
  progress = jsonb_build_object(
    'done', (select count(*) from jsonb_array_elements(outcome -> 'rows') as row where row ->> 'becomes' <> 'nothing'),
    'of', (select count(*) from jsonb_array_elements(outcome -> 'rows') as row where row ->> 'becomes' <> 'nothing'),
    'skipped', outcome -> 'skipped',
    'registered', outcome -> 'registered',
    'existing', (
      select count(*) from jsonb_array_elements(outcome -> 'rows') as row
      where row ->> 'becomes' = 'existing' and not row -> 'issues' @> '[{"blocks": true}]'
    ),
    'noted', outcome -> 'noted',
    'judged', outcome -> 'judged',
    'through', 0
  ),
  outcome = (
    select coalesce(jsonb_agg(jsonb_build_object(
      'number', row -> 'number',
      'through', row -> 'through',
      'outcome', case row ->> 'becomes' when 'asked' then 'same' else row ->> 'becomes' end,
      'name', trim(coalesce(row ->> 'ordinal', '') || ' ' || (row ->> 'text')),
      'entryId', row -> 'taskId',
      'changes', '[]'::jsonb,
      'issues', (
        select coalesce(jsonb_agg(issue || '{"field": null}' order by at), '[]'::jsonb)
        from jsonb_array_elements(row -> 'issues') with ordinality as each (issue, at)
      ),
      'lead', row -> 'lead',
      'support', row -> 'support',
      'deadline', jsonb_build_object('raw', row -> 'deadline' -> 'raw', 'latest', row -> 'deadline' -> 'latest'),
      'history', jsonb_array_length(row -> 'history'),
      'judgement', row -> 'judgement'
    ) order by place), '[]'::jsonb)
    from jsonb_array_elements(outcome -> 'rows') with ordinality as each (row, place)
  )
where outcome is not null;

alter table heading_memory add column heading_set text not null default '';
alter table heading_memory alter column heading_set drop default;
alter table heading_memory alter column field drop not null;
alter table heading_memory drop constraint heading_memory_pkey;
alter table heading_memory add primary key (region_code, heading_set, heading);
