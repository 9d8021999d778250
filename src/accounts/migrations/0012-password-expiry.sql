-- Until when a one-time password opens its account: a strip of paper that lies about does not stay a key. Null: it has no end.
alter table account add column password_expires_at timestamptz;
