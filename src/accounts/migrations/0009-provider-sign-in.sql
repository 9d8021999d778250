-- A sign-in at the identity provider that is under way: what has to be the same when the browser comes back with the cookie
-- of which this is the digest. Good for once.
create table provider_flow (
  token_digest bytea primary key,
  state text not null,
  nonce text not null,
  verifier text not null,
  redirect_uri text not null,
  begun_at timestamptz not null
);

-- Whom the provider means by its own name for a person: from the first sign-in on that is whose account it is, whatever its
-- other claims say.
create table provider_link (
  account_id uuid primary key references account on delete cascade,
  issuer text not null,
  subject text not null,
  linked_at timestamptz not null,
  unique (issuer, subject)
);

-- Who signed in there needs no password of ours, nor a second factor.
alter table session add column by_provider boolean not null default false;
