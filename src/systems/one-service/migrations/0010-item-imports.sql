-- Lists of items come in through the one importer: what is on its way keeps its rows and what was said of its columns, and
-- goes on. The sheets' rows stand in one list, each sheet's numbered on from 1,048,576 times its place; an import's lines
-- are those of its findings, which its page showed.
alter table item_import rename column sheets to rows;
alter table item_import add column good_only boolean not null default false;
alter table item_import alter column good_only drop default;
alter table item_import add column caller jsonb;
alter table item_import add column progress jsonb;
alter table item_import add column counts jsonb;
update item_import set
  counts = reading -> 'counts',
  progress = case when outcome is null or outcome = 'null' then null else
    jsonb_build_object(
      'done', (outcome ->> 'entered')::int + (outcome ->> 'replaced')::int + (outcome ->> 'unchanged')::int
        + (outcome ->> 'left')::int,
      'of', (outcome ->> 'entered')::int + (outcome ->> 'replaced')::int + (outcome ->> 'unchanged')::int
        + (outcome ->> 'left')::int,
      'skipped', outcome -> 'left', 'entered', outcome -> 'entered', 'replaced', outcome -> 'replaced',
      'unchanged', outcome -> 'unchanged', 'through', 0) end,
  outcome = case when outcome is null or outcome = 'null' then null else (
    select coalesce(jsonb_agg(line order by (line ->> 'number')::int), '[]') from (
      select jsonb_build_object(
        'number', (sheet.place - 1) * 1048576 + (finding -> 'rows' ->> 0)::int, 'outcome', 'new',
        'name', min(finding ->> 'item'), 'entryId', null, 'changes', '[]'::jsonb, 'issues', '[]'::jsonb,
        'materials', 0, 'findings', jsonb_agg(finding)) as line
      from jsonb_array_elements(reading -> 'findings') as finding
      join jsonb_array_elements(rows) with ordinality as sheet (content, place)
        on sheet.content ->> 'name' = finding ->> 'sheet'
      group by sheet.place, finding -> 'rows' ->> 0) as each) end,
  rows = (
    select coalesce(jsonb_agg(line || jsonb_build_object('number', (place - 1) * 1048576 + (line ->> 'number')::int)
      order by place, at), '[]')
    from jsonb_array_elements(rows) with ordinality as sheet (content, place),
      jsonb_array_elements(content -> 'rows') with ordinality as each (line, at)),
  mapping = coalesce(mapping -> 'sheets' -> 0, '{"headingRow": 0, "fields": [], "why": []}')
    || case when jsonb_array_length(mapping -> 'sheets') > 1
      then jsonb_build_object('further', (mapping -> 'sheets') - 0) else '{}' end;
alter table item_import drop column reading, drop column sample;
