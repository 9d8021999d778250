-- What the balance of equipment counts of bases stands beside the records, so that nobody reads all of them.
create table energy.base_now (
  base_id uuid primary key,
  region_code text not null,
  sample boolean not null,
  product text not null,
  per_year double precision,
  level text not null,
  since date
);
insert into energy.base_now
select id, region_code, sample, state ->> 'product', (state ->> 'perYear')::double precision, state ->> 'level',
  (state ->> 'since')::date
from energy.record where kind = 'equipment-base' and status = 'used';
