-- Which sizing a project's design is of stands in its state; in records from before it follows from the last design taken.
update energy.record set state = state || jsonb_build_object('taken', taken.act -> 'sizing')
from (
  select distinct on (record_id) record_id, act from energy.act
  where act ->> 'type' = 'take-design' and not exists (
    select 1 from energy.act as next where next.record_id = act.record_id and next.version = act.version + 1
      and next.act ->> 'type' = 'take-back')
  order by record_id, version desc
) as taken
where id = taken.record_id and kind = 'energy-project' and not exists (
  select 1 from jsonb_each(taken.act -> 'capacities') as of
  where coalesce((state ->> of.key)::numeric, 0) <> (of.value #>> '{}')::numeric);
