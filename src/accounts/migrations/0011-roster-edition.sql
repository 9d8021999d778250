-- Which edition of the roster stands: another one with every change of a unit, an alias or a member, so that whoever read
-- it before can tell that it is still the same. Drawn by lot, for one that was rolled back must never be given again.
create table roster_edition (
  one boolean primary key default true check (one),
  edition text not null
);

insert into roster_edition (edition) values (md5(random()::text || clock_timestamp()::text));

create function new_roster_edition() returns trigger language plpgsql as $$
begin
  update accounts.roster_edition set edition = md5(random()::text || clock_timestamp()::text || txid_current()::text);
  return null;
end $$;

create trigger organisation_edition after insert or update or delete or truncate on organisation
  for each statement execute function new_roster_edition();
create trigger alias_edition after insert or update or delete or truncate on alias
  for each statement execute function new_roster_edition();
create trigger member_edition after insert or update or delete or truncate on member
  for each statement execute function new_roster_edition();
