-- Alerts and settlements by the hundred thousand: those of a bureau are counted and paged off an index alone, settlements are
-- found by their words and by their agreement and period, and what one party owes another is added up of one row a settlement.
create index record_alerts_listed on ecology.record (day desc nulls last, id) include (unit_ids) where kind = 'alert';
create index record_settlements_listed on ecology.record (day desc nulls last, id) include (unit_ids) where kind = 'settlement';
select platform.index_finds('ecology.record', 'record_find_settlement', 'search_text', 'kind = ''settlement''');
create index record_settlement_of on ecology.record ((state #>> '{agreement,id}'), (state ->> 'period'))
  where kind = 'settlement';

create table ecology.settlement_net (
  id uuid primary key,
  sample boolean not null,
  fen bigint not null check (fen > 0),
  payer text not null,
  payee text not null,
  region_code text not null,
  unit_ids uuid[] not null
);
insert into ecology.settlement_net (id, sample, fen, payer, payee, region_code, unit_ids)
  with net as (
    select settlement_id, account, sum(credit_fen - debit_fen) as fen from ecology.entry group by 1, 2
  )
  select record.id, record.sample, payee.fen, payer.account, payee.account, record.region_code, record.unit_ids
  from net payer join net payee using (settlement_id) join ecology.record on record.id = settlement_id
  where payer.fen < 0 and payee.fen > 0;
