-- Readings that were put right, one row for each correction; follows from the records of sections. A reading stands as it
-- came in; on a day it is what the latest correction until that day says.
create table ecology.reading_correction (
  section_id uuid not null,
  number integer not null,
  time text not null,
  item text not null,
  since date not null,
  -- When the next correction of the same reading took its place.
  until date,
  corrected_at timestamptz not null,
  printed text not null,
  unit text not null,
  judged text not null,
  below text,
  region_code text not null,
  sample boolean not null,
  primary key (section_id, number)
);
create index reading_correction_of_reading on ecology.reading_correction (section_id, time, item);
create index reading_of_section on ecology.reading (section_id, day);

create function ecology.readings_as_of(as_of date)
returns table (
  section_id uuid, "time" text, item text, day date, printed text, unit text, judged numeric, below numeric,
  sample boolean, corrected boolean
) language sql stable as
$$
  select reading.section_id, reading.time, reading.item, reading.day, coalesce(correction.printed, reading.printed),
    coalesce(correction.unit, reading.unit), coalesce(correction.judged::numeric, reading.judged),
    case when correction.number is null then reading.below else correction.below::numeric end,
    reading.sample, correction.number is not null
  from ecology.reading left join ecology.reading_correction correction
    on correction.section_id = reading.section_id and correction.time = reading.time and correction.item = reading.item
      and correction.since <= as_of and (correction.until is null or correction.until > as_of)
$$;
select platform.index_finds('ecology.record', 'record_find_section', 'search_text', 'kind = ''section''');
-- Daily records of flow that bureaus brought, each with what it comes to.
create table ecology.daily_record (
  id uuid primary key,
  file_name text not null,
  digest text not null,
  unit_name text not null,
  region_code text not null,
  sample boolean not null,
  rows integer not null,
  stations integer not null,
  from_day date not null,
  until_day date not null,
  findings integer not null,
  result jsonb not null,
  added_at timestamptz not null,
  added_by text not null
);
create index daily_record_added on ecology.daily_record (added_at desc);
select platform.append_only('ecology.daily_record');
