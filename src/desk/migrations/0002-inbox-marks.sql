-- What a person marked of their inbox: what was read, and until when a line is put off. It hangs on the id of the line, and is
-- forgotten once the line is gone: it never grows beyond what waits.
create table inbox_mark (
  account_id uuid not null,
  line_id text not null,
  read_at timestamptz,
  snoozed_until date,
  primary key (account_id, line_id)
);
