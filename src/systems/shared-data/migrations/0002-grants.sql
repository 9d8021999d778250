-- What each granted request opens now: the fold of the request's acts as the enforcement point needs it.
create table grant_now (
  id uuid primary key references record (id),
  region_code text not null,
  version integer not null,
  resource_id uuid not null,
  provider_id uuid not null,
  requester_id uuid not null,
  status text not null,
  valid_from date not null,
  valid_until date not null,
  sample boolean not null,
  state jsonb not null,
  -- Of the request; rows of enforcement alone do without.
  requester_region text,
  renewal_open boolean not null default false,
  ended_on date
);
create index grant_requester on grant_now (requester_id);
create index grant_provider on grant_now (provider_id);
create index grant_end on grant_now (status, valid_until, id);
create index grant_resource on grant_now (resource_id);
