-- What was posted between cities: entries are added and never changed, and those of one posting balance.
create table ecology.entry (
  settlement_id uuid not null,
  posting integer not null,
  line integer not null,
  reversal boolean not null,
  account text not null,
  debit_fen bigint not null check (debit_fen >= 0),
  credit_fen bigint not null check (credit_fen >= 0),
  day date not null,
  region_code text not null,
  sample boolean not null,
  primary key (settlement_id, posting, line),
  check ((debit_fen = 0) <> (credit_fen = 0))
);
create index entry_of_account on ecology.entry (account, day);
select platform.append_only('ecology.entry');

create function ecology.posting_balances() returns trigger language plpgsql as
$$
begin
  if (select sum(debit_fen) <> sum(credit_fen) from ecology.entry
      where settlement_id = new.settlement_id and posting = new.posting) then
    raise exception 'posting % of settlement % does not balance', new.posting, new.settlement_id;
  end if;
  return null;
end
$$;
create constraint trigger entry_balances after insert on ecology.entry
  deferrable initially deferred for each row execute function ecology.posting_balances();
