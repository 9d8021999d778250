-- What lists of requests sort and choose by: the limit that runs, and whose turn it is. Written with every act; days of a
-- limit need the calendar of working days, which the fold of a record does not know.
create table request_now (
  id uuid primary key references record (id),
  region_code text not null,
  requester_region text not null,
  requester_id uuid not null,
  provider_id uuid not null,
  status text not null,
  filed_on date,
  due date,
  valid_until date,
  rectify_by date,
  rectify_side text,
  stop_from date,
  sides text[] not null,
  is_open boolean not null,
  sample boolean not null,
  -- Words of the record: its own table is ten times as wide.
  words text not null,
  answered_on date,
  -- Working days to the answer, and whether it came after its limit; null while there is no answer.
  answer_days integer,
  answer_late boolean
);
create index request_now_due on request_now (due, filed_on desc nulls first, id);
create index request_now_requester on request_now (requester_id, due);
create index request_now_provider on request_now (provider_id, due);
create index request_now_region on request_now (region_code, due);
create index request_now_requester_region on request_now (requester_region, due);
