-- How a person has arranged the own desk: one row for each name that src/desk/preference/contract.ts knows.
create table preference (
  account_id uuid not null,
  name text not null,
  value json not null,
  primary key (account_id, name)
);
