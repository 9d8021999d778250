-- To whom alerts were sent, one row for each bureau; follows from the records of alerts. The job that tells the office of
-- those who did not acknowledge looks for what is due.
create table ecology.alert_notice (
  alert_id uuid not null,
  unit_id uuid not null,
  region_code text not null,
  drill boolean not null,
  sample boolean not null,
  open boolean not null,
  raised_on date not null,
  due_at timestamptz not null,
  acknowledged_at timestamptz,
  escalated_at timestamptz,
  primary key (alert_id, unit_id)
);
create index alert_notice_due on ecology.alert_notice (due_at)
  where open and acknowledged_at is null and escalated_at is null;
select platform.index_finds('ecology.record', 'record_find_alert', 'search_text', 'kind = ''alert''');
