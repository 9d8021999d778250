-- What the readings of a month come to, of each item of a section: the sums that its mean is made of. A row holds from the day
-- of the correction that made it until the next one; the first, from the beginning of time, is of readings as they came in.
-- Follows from readings and their corrections, written with both.
create table ecology.month_sum (
  section_id uuid not null,
  month text not null,
  item text not null,
  since date not null,
  until date,
  -- The latest day of its readings: on a day before it the readings themselves are added up.
  last_day date not null,
  count integer not null,
  -- Of what was found, and of the detection limits of what was not.
  found numeric not null,
  limits numeric not null,
  -- The largest of these limits.
  below numeric,
  -- Of pH values that differ, their hydrogen ions.
  ions numeric,
  -- How many corrections its readings had, by which an act knows what it changed.
  corrections integer not null,
  region_code text not null,
  primary key (section_id, month, item, since)
);
create index month_sum_of_month on ecology.month_sum (month, section_id);

-- A time begins with its month.
create function ecology.month_after(month text) returns text language sql immutable as
$$
  select to_char((month || '-01')::date + interval '1 month', 'YYYY-MM')
$$;

-- What these months of items come to, from the readings; a section without any is left out.
create function ecology.sum_months(sections uuid[], months text[], items text[]) returns setof ecology.month_sum
language sql stable as
$$
  with wanted as (
    select distinct section_id, month, item from unnest(sections, months, items) as given (section_id, month, item)
  ), correction as (
    select wanted.month, put.* from wanted join ecology.reading_correction put
      on put.section_id = wanted.section_id and put.item = wanted.item
        and put.time >= wanted.month and put.time < ecology.month_after(wanted.month)
  ), version as (
    select section_id, month, item, '-infinity'::date as since from wanted
    union select section_id, month, item, since from correction
  ), counted as (
    select section_id, month, item, count(*)::int as corrections from correction group by section_id, month, item
  )
  select version.section_id, version.month, version.item, version.since,
    lead(version.since) over (partition by version.section_id, version.month, version.item order by version.since),
    max(reading.day), count(*)::int, coalesce(sum(stands.judged) filter (where stands.below is null), 0), coalesce(sum(stands.below), 0),
    max(stands.below),
    case when min(stands.judged) < max(stands.judged) and version.item = 'pH' then sum(power(10::numeric, -stands.judged)) end,
    coalesce(max(counted.corrections), 0),
    max(reading.region_code)
  from version
    join ecology.reading on reading.section_id = version.section_id and reading.item = version.item
      and reading.time >= version.month and reading.time < ecology.month_after(version.month)
    left join correction on correction.section_id = version.section_id and correction.month = version.month
      and correction.item = version.item and correction.time = reading.time and correction.since <= version.since
      and (correction.until is null or correction.until > version.since)
    left join counted on counted.section_id = version.section_id and counted.month = version.month
      and counted.item = version.item,
    lateral (select coalesce(correction.judged::numeric, reading.judged),
      case when correction.number is null then reading.below else correction.below::numeric end) stands (judged, below)
  group by version.section_id, version.month, version.item, version.since
$$;

-- Writes them.
create function ecology.write_months(sections uuid[], months text[], items text[]) returns void language sql as
$$
  delete from ecology.month_sum where (section_id, month, item) in (
    select section_id, month, item from unnest(sections, months, items) as given (section_id, month, item));
  insert into ecology.month_sum select * from ecology.sum_months(sections, months, items)
$$;

-- What means are made of on a day.
create function ecology.month_sums_as_of(as_of date)
returns table (section_id uuid, month text, item text, count integer, found numeric, limits numeric, below numeric, ions numeric)
language sql stable as
$$
  select section_id, month, item, count, found, limits, below, ions from ecology.month_sum
  where last_day <= as_of and since <= as_of and (until is null or until > as_of)
  union all
  select cut.section_id, cut.month, cut.item, added.* from ecology.month_sum cut, lateral (
    select count(*)::int, coalesce(sum(judged) filter (where reading.below is null), 0), coalesce(sum(reading.below), 0),
      max(reading.below),
      case when min(judged) < max(judged) and cut.item = 'pH' then sum(power(10::numeric, -judged)) end
    from ecology.readings_as_of(as_of) reading
    where reading.section_id = cut.section_id and reading.item = cut.item and reading.time >= cut.month and day <= as_of
  ) added (count, found, limits, below, ions)
  where cut.month = to_char(as_of, 'YYYY-MM') and cut.last_day > as_of and cut.since = '-infinity' and added.count > 0
$$;

select ecology.write_months(array_agg(section_id), array_agg(month), array_agg(item))
from (select distinct section_id, left(time, 7) as month, item from ecology.reading) kept;
