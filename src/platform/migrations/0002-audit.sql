-- Who changed what, when, from where: the application may add and read, never alter.
-- The chain is closed at commit (a deferred trigger), so that a long transaction does not keep others from
-- writing: until then number, previous and hash are null, and nobody else sees the row.
create table audit (
  id bigint generated always as identity primary key,
  number bigint unique,
  at timestamptz not null,
  actor_id uuid,
  actor_name text,
  address text not null,
  request_id text not null,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  -- Hashed apart from the rest, so that personal data in it can be erased one day without breaking the chain.
  content_digest bytea,
  previous bytea,
  hash bytea
);

create index audit_action on audit (action, number desc);
create index audit_actor on audit (actor_id, number desc);
create index audit_at on audit (at);

select append_only('platform.audit');

-- sha256 of null is null: both are written out in the arrays.
create function audit_digest(before jsonb, after jsonb) returns bytea
  language sql immutable as
$$ select sha256(convert_to(jsonb_build_array(before, after)::text, 'UTF8')) $$;

create function audit_hash(previous bytea, entry platform.audit) returns bytea
  language sql stable as
$$
  select sha256(previous || entry.content_digest || convert_to(jsonb_build_array(
    entry.number,
    to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    entry.actor_id, entry.actor_name, entry.address, entry.request_id, entry.action, entry.subject
  )::text, 'UTF8'))
$$;

-- What only the database may fill in is not taken from the application.
create function audit_accept() returns trigger language plpgsql as
$$
begin
  new.at := clock_timestamp();
  new.number := null;
  new.previous := null;
  new.hash := null;
  new.content_digest := platform.audit_digest(new.before, new.after);
  return new;
end
$$;

create trigger audit_accept before insert on audit for each row execute function audit_accept();

create function audit_close() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as
$$
declare
  last record;
  entry platform.audit;
begin
  -- One at a time, and last in the transaction: no lock is waited for while this one is held.
  perform pg_advisory_xact_lock(8620003);
  select number, hash into last from platform.audit where number is not null order by number desc limit 1;
  select * into entry from platform.audit where id = new.id;
  entry.number := coalesce(last.number, 0) + 1;
  entry.previous := coalesce(last.hash, '\x'::bytea);
  update platform.audit
    set number = entry.number, previous = entry.previous, hash = platform.audit_hash(entry.previous, entry)
    where id = new.id;
  return null;
end
$$;

create constraint trigger audit_close after insert on audit
  deferrable initially deferred for each row execute function audit_close();
