-- What waits for whom (src/platform/records/waits.ts): a row for each thing that a record of any slice waits for, written with each
-- act. What depends on the day follows from its days: late from `late_from` on, there from `from_day` until before `until_day`.
create table wait (
  slice text not null,
  kind text not null,
  record_id uuid not null,
  region_code text not null,
  id text not null,
  line_kind text not null,
  whom text[] not null,
  except_of text[] not null,
  subject text not null,
  why jsonb not null,
  of_unit uuid,
  due date,
  late_from date,
  from_day date,
  until_day date,
  since date,
  link text not null,
  place text not null,
  weight smallint not null,
  sample boolean not null
);
create index wait_record on wait (record_id);
create index wait_id on wait (id);
create index wait_whom on wait using gin (whom);
