-- What a search in the trail looks through, folded once when written instead of at every search.
alter table audit add column words text generated always as (
  lower(subject || ' ' || coalesce(actor_name, '') || ' ' || action || ' ' || address || ' ' || request_id)
) stored;
