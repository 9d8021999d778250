-- What people decided about items without a 基本编码: that they are the same as others, or not. Kept for later imports by keys
-- made of city, type and name; the latest decision counts.
create table pairing (
  loose_key text not null,
  target_key text not null,
  region_code text not null,
  verdict text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  decided_by_id text,
  primary key (loose_key, target_key)
);
