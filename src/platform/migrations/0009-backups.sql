-- Backups that the page asked for, or the clock: what is known of files in a folder of a node. No part of a backup itself: the
-- machine that one is restored on has other files. It grows by a row a day and has no region, as the files that it names.
create table backup (
  id uuid primary key,
  file text not null unique,
  -- Of the node that wrote it.
  host text not null default '',
  cause text not null check (cause in ('asked', 'clock')),
  asked_by text,
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'writing', 'reading', 'done', 'failed')),
  progress jsonb,
  written_at timestamptz,
  bytes bigint,
  tables integer,
  "rows" bigint,
  heads jsonb,
  failure jsonb,
  -- A restore that was rehearsed: waiting, restoring, done or failed.
  rehearsal text check (rehearsal in ('waiting', 'restoring', 'done', 'failed')),
  rehearsed_at timestamptz,
  rehearsal_failure jsonb,
  removed_at timestamptz
);
create index backup_asked on backup (asked_at desc);
-- A tick of the clock is one backup, however often its job is tried.
create unique index backup_tick on backup (asked_at) where cause = 'clock';
