-- What lists choose, order and count by stays within the row: set aside like the whole group, the numbers of a city were
-- looked up one by one, seconds for the totals of 29,000 groups. The groups are built anew on their first use.
alter table compared_group
  alter column plain_name set storage main,
  alter column type set storage main,
  alter column industries set storage plain,
  alter column slowest set storage plain,
  alter column city_items set storage plain,
  alter column city_groups set storage plain,
  alter column city_days set storage plain,
  alter column city_visits set storage plain,
  alter column city_materials set storage plain;
delete from compared_item;
delete from compared_group;
delete from asked_group;
delete from asked_pair;
delete from pair_proposal;
delete from supplied_material;
update comparison_state set day = null, supply_stamp = null, item_stamps = '{}', totals = null;
