-- What goes out by itself, one row for a person's mail or a robot's post of a day. A row is claimed (`sending`) before anything
-- is sent, so that nothing goes twice however many nodes there are and however often they start.
create table notice (
  -- An account's id, or `robot:` and its maker.
  recipient text not null,
  day date not null,
  region_code text not null,
  state text not null check (state in ('planned', 'sending', 'sent', 'nothing', 'refused', 'unknown')),
  -- Ids of the lines that stood when a mail was planned: it leaves once nothing of them can be taken back, and tells what stands still.
  told json,
  -- Why it was refused, or is unknown, in both languages; without addresses.
  reason json,
  changed_at timestamptz not null,
  primary key (recipient, day)
);
create index notice_day on notice (day);
