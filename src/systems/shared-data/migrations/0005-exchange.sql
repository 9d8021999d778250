-- Evidence of exchange. The content is canonical JSON (RFC 8785) as bytes: jsonb would not give back what was hashed.
-- A receipt is closed at commit (a deferred trigger), as the audit trail is; until then number, previous and hash are null
-- and nobody else sees the row. Many receipts share one transaction where nothing else hangs on it (store/exchange/receipts.ts).
create table receipt (
  id uuid primary key,
  number bigint unique,
  content bytea not null,
  previous bytea,
  hash bytea,
  -- From the content, by the trigger below: what lists find and count by.
  at timestamptz not null,
  day date not null,
  region_code text not null,
  kind text not null,
  outcome text not null,
  grant_id uuid,
  resource_id uuid,
  requester_id uuid,
  provider_id uuid,
  account_id uuid,
  subject bytea,
  row_count integer not null,
  sample boolean not null
);
create index receipt_grant on receipt (grant_id, day);
create index receipt_day on receipt (day);
create index receipt_subject on receipt (subject) where subject is not null;
select platform.append_only('shared_data.receipt');

-- The hash binds place, predecessor and content's digest, so that a content may be withheld from whom it does not concern
-- and the chain still be checked: sha256(previous ‖ number, 8 bytes big-endian ‖ sha256(content)).
create function receipt_hash(previous bytea, number bigint, content bytea) returns bytea language sql immutable as
$$ select sha256(previous || int8send(number) || sha256(content)) $$;

create function receipt_accept() returns trigger language plpgsql as
$$
declare
  said jsonb := convert_from(new.content, 'UTF8')::jsonb;
begin
  new.number := null;
  new.previous := null;
  new.hash := null;
  new.at := (said ->> 'at')::timestamptz;
  new.day := (new.at at time zone 'Asia/Shanghai')::date;
  new.region_code := said ->> 'regionCode';
  new.kind := said ->> 'kind';
  new.outcome := said ->> 'outcome';
  new.grant_id := (said #>> '{grant,id}')::uuid;
  new.resource_id := (said #>> '{resource,id}')::uuid;
  new.requester_id := (said #>> '{requester,id}')::uuid;
  new.provider_id := (said #>> '{provider,id}')::uuid;
  new.account_id := (said ->> 'account')::uuid;
  new.subject := decode(said ->> 'subject', 'hex');
  new.row_count := (said ->> 'rows')::integer;
  new.sample := (said ->> 'sample')::boolean;
  return new;
end
$$;
create trigger receipt_accept before insert on receipt for each row execute function receipt_accept();

create function receipt_close() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as
$$
declare
  last record;
  place bigint;
begin
  -- A transaction that also leaves a trail takes the trail's lock first, whichever came first in it: two of them cannot
  -- wait for each other.
  if exists (select from platform.audit where number is null) then
    perform pg_advisory_xact_lock(8620003);
  end if;
  perform pg_advisory_xact_lock(8620005);
  select number, hash into last from shared_data.receipt where number is not null order by number desc limit 1;
  place := coalesce(last.number, 0) + 1;
  update shared_data.receipt r
    set number = place, previous = coalesce(last.hash, decode(repeat('00', 32), 'hex')),
      hash = shared_data.receipt_hash(coalesce(last.hash, decode(repeat('00', 32), 'hex')), place, r.content)
    where r.id = new.id;
  return null;
end
$$;
create constraint trigger receipt_close after insert on receipt
  deferrable initially deferred for each row execute function receipt_close();

-- The chain's head of a day, to be handed to others: who holds one notices when the log before it is rewritten.
create table receipt_head (
  day date primary key,
  region_code text not null,
  number bigint not null,
  hash bytea not null,
  -- How many receipts were recomputed since the head before, and whether all of them fitted.
  verified integer not null,
  intact boolean not null,
  at timestamptz not null
);
select platform.append_only('shared_data.receipt_head');

-- Whom a batch was about; a single reading says it in its receipt.
create table batch_subject (
  subject bytea not null,
  receipt_id uuid not null references receipt (id),
  region_code text not null,
  primary key (subject, receipt_id)
);
select platform.append_only('shared_data.batch_subject');

-- The log names nobody: a subject is HMAC-SHA-256(salt, number). Deleting the salt makes every token of that person nobody's.
create table subject_salt (
  index bytea primary key,
  salt bytea not null,
  region_code text not null,
  made_at timestamptz not null
);
create table exchange_key (
  name text primary key,
  key bytea not null
);

-- What a grant was used for on a day; counted before anything is read.
create table grant_usage (
  grant_id uuid not null,
  day date not null,
  region_code text not null,
  calls integer not null,
  primary key (grant_id, day)
);

-- Different people that an account read about on a day.
create table account_subject (
  account_id uuid not null,
  day date not null,
  subject bytea not null,
  region_code text not null,
  primary key (account_id, day, subject)
);
create table reading_pause (
  id uuid primary key,
  account_id uuid not null,
  account_name text not null,
  unit_id uuid not null,
  region_code text not null,
  subjects integer not null,
  paused_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by text,
  reason text
);
create unique index reading_paused on reading_pause (account_id) where lifted_at is null;

-- Where the provider's enforcement point finds the rows of a resource.
create table source (
  resource_id uuid primary key,
  region_code text not null,
  provider_id uuid not null,
  kind text not null,
  settings jsonb not null,
  set_at timestamptz not null,
  set_by text not null,
  checked_at timestamptz not null,
  items text[] not null
);
-- Views that the machine's administrator let in, by `jiziwan source add`; nothing else of the database is ever read.
create table source_view (
  schema_name text not null,
  view_name text not null,
  region_code text not null,
  provider_id uuid not null,
  added_at timestamptz not null,
  primary key (schema_name, view_name)
);
create table source_drop (
  id uuid primary key,
  -- Which is the latest, also where a clock was set back.
  number bigint generated always as identity,
  resource_id uuid not null,
  region_code text not null,
  file_name text not null,
  digest text not null,
  row_count integer not null,
  items text[] not null,
  dropped_at timestamptz not null,
  dropped_by text not null
);
create index source_drop_resource on source_drop (resource_id, number desc);
-- Rows of the latest drop of each resource; those of older ones are deleted when it comes.
create table drop_row (
  drop_id uuid not null references source_drop (id),
  number integer not null,
  region_code text not null,
  cells jsonb not null,
  primary key (drop_id, number)
);
create index drop_row_cells on drop_row using gin (cells jsonb_path_ops);

-- Reads a registered view: identifiers are quoted by the database, values stay values ($1), and what is not registered is
-- not read. `conditions` as in domain/grants/grant.ts; what is empty or compared with nothing is not opened.
create function read_view(wanted_schema text, wanted_view text, items text[], conditions jsonb, most integer)
  returns setof jsonb language plpgsql stable as
$$
declare
  parts text[] := array['true'];
  chosen text;
  item text;
  at integer;
  value text;
  cell text;
begin
  if not exists (
    select from shared_data.source_view where schema_name = wanted_schema and view_name = wanted_view
  ) then
    raise exception 'view is not registered' using errcode = 'insufficient_privilege';
  end if;
  select string_agg(format('coalesce((v.%I)::text, '''')', i.name), ', ' order by i.place) into chosen
    from unnest(items) with ordinality i (name, place);
  for at in 0 .. jsonb_array_length(conditions) - 1 loop
    item := conditions -> at ->> 'item';
    cell := format('(v.%I)::text', item);
    value := format('($1 #>> ''{%s,values,0}'')', at);
    parts := parts || (cell || ' <> ''''');
    parts := parts || case conditions -> at ->> 'is'
      when 'equal' then format('%s = %s', cell, value)
      when 'one-of' then
        format('%s = any (array(select jsonb_array_elements_text($1 #> ''{%s,values}'')))', cell, at)
      when 'begins' then format('starts_with(%s, %s)', cell, value)
      when 'from' then format(
        'case when %1$s ~ $3 and %2$s ~ $3 then %1$s::numeric >= %2$s::numeric else %1$s collate "C" >= %2$s end', cell, value)
      when 'until' then format(
        'case when %1$s ~ $3 and %2$s ~ $3 then %1$s::numeric <= %2$s::numeric else %1$s collate "C" <= %2$s end', cell, value)
      else 'false'
    end;
  end loop;
  return query execute format('select jsonb_object($2, array[%s]) from %I.%I v where %s limit %s',
    chosen, wanted_schema, wanted_view, array_to_string(parts, ' and '), most)
    using conditions, items, '^-?\d+(\.\d+)?$';
end
$$;
