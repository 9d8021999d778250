-- What people did stands in tables of the slices; the trail carries a digest of each such row, salted beside it, in `seals`:
-- [{"of": table, "record": id, "part": its place in the record, "digest": hex or null, "erased": true where words were taken out}].
alter table audit add column seals jsonb;
-- Of the entry's own content, so that what is erased of it cannot be guessed from content_digest; null before this migration.
alter table audit add column salt bytea;

create function audit_digest(before jsonb, after jsonb, salt bytea) returns bytea
  language sql immutable as
$$
  select case when salt is null then platform.audit_digest(before, after)
    else sha256(salt || convert_to(jsonb_build_array(before, after)::text, 'UTF8')) end
$$;

-- Seals follow the rest, so that entries without any keep the hash they have.
create or replace function audit_hash(previous bytea, entry platform.audit) returns bytea
  language sql stable as
$$
  select sha256(previous || entry.content_digest || convert_to(jsonb_build_array(
    entry.number,
    to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    entry.actor_id, entry.actor_name, entry.address, entry.request_id, entry.action, entry.subject
  )::text || coalesce(entry.seals::text, ''), 'UTF8'))
$$;

create or replace function audit_accept() returns trigger language plpgsql as
$$
begin
  new.at := clock_timestamp();
  new.number := null;
  new.previous := null;
  new.hash := null;
  new.content_digest := platform.audit_digest(new.before, new.after, new.salt);
  return new;
end
$$;

-- Tables whose rows of before were sealed once (src/platform/audit/seal-existing.ts).
create table sealed_since (
  target text primary key,
  rows bigint not null,
  at timestamptz not null default now()
);
select append_only('platform.sealed_since');
