-- Records of a slice (src/platform/records): `act` is what people did, `record` its fold, written in the same transaction,
-- so that lists need no folding; `attachment` are files kept with a record. A slice's migration calls it with its schema.
create function create_records(target text) returns void language plpgsql as
$$
begin
  execute format('create table %I.record (
    id uuid primary key,
    kind text not null,
    region_code text not null,
    version integer not null,
    title text not null,
    status text not null,
    day date,
    until date,
    unit_ids uuid[] not null,
    measure_ids uuid[] not null,
    sample boolean not null,
    reported boolean not null,
    search_text text not null,
    state jsonb not null,
    begun_at timestamptz not null,
    begun_by text not null,
    changed_at timestamptz not null,
    changed_by text not null)', target);
  execute format('create index record_of_kind on %I.record (kind, day desc nulls last, id)', target);
  execute format('create index record_status on %I.record (kind, status)', target);
  execute format('create index record_units on %I.record using gin (unit_ids)', target);
  execute format('create table %I.act (
    record_id uuid not null references %1$I.record (id),
    version integer not null,
    kind text not null,
    region_code text not null,
    at timestamptz not null,
    day date not null,
    by_id text,
    by_name text not null,
    key uuid not null,
    act jsonb not null,
    primary key (record_id, version))', target);
  execute format('create unique index act_key on %I.act (key, record_id)', target);
  execute format('create table %I.attachment (
    record_id uuid not null references %1$I.record (id),
    digest text not null,
    region_code text not null,
    name text not null,
    size bigint not null,
    media_type text not null,
    added_at timestamptz not null,
    added_by text not null,
    primary key (record_id, digest))', target);
  perform platform.append_only(format('%I.act', target)::regclass);
end
$$;
