-- What a drop was kept for: items and row conditions of the grants that were open; null where it is kept whole, as all were
-- before. A reading that none of them covers must not take what is left for all that the provider's file held.
alter table source_drop add column kept_for jsonb, add column kept_count integer;
-- Rows that no grant needs any more were left lying about until now; the nightly job does the rest of the drops.
delete from drop_row where drop_id in (
  select id from source_drop d where not exists (
    select from grant_now g
    where g.resource_id = d.resource_id and g.status <> 'terminated' and g.valid_until >= (now() at time zone 'Asia/Shanghai')::date));
update source_drop d set kept_for = '[]', kept_count = 0, items = '{}' where not exists (
  select from grant_now g
  where g.resource_id = d.resource_id and g.status <> 'terminated' and g.valid_until >= (now() at time zone 'Asia/Shanghai')::date);
