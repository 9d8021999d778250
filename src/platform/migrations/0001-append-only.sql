-- Tables that the application may add to and read, and nothing else. A later migration registers one with
--   select platform.append_only('platform.audit');
-- and every start grants accordingly (src/platform/database/roles.ts), whatever the application's role is called.
create table append_only (
  target regclass primary key
);

create function append_only(target regclass) returns void language sql as
  'insert into platform.append_only values (target) on conflict do nothing';
