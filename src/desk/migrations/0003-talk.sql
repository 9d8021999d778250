-- A thread of talk on a record of any slice is a record of the desk; what is done in it are its acts, and its files stand beside it.
select platform.create_records('desk');
-- Under which the trail vouches for each act.
alter table act add column salt bytea;
create index talk_about on record ((state #>> '{about,kind}'), (state #>> '{about,id}'), status, changed_at desc) where kind = 'talk';

-- What was said may name persons: it stands here, where it can be erased; acts say who spoke and whom it was for.
create table talk_words (
  talk_id uuid not null references record (id),
  -- The version of the act by which it was said.
  remark integer not null,
  region_code text not null,
  words text not null,
  salt bytea not null,
  primary key (talk_id, remark)
);

-- For whom a thread waits since they were mentioned.
create table talk_wait (
  talk_id uuid not null references record (id),
  region_code text not null,
  remark integer not null,
  -- person or unit
  of text not null,
  who uuid not null,
  since date not null,
  primary key (talk_id, remark, of, who)
);
create index talk_wait_of on talk_wait (who, of);
