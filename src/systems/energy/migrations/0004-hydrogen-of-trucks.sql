-- Hours that hold the trucks of a corridor keep the hydrogen that those on fuel cells take in a week.
alter table energy.hours add column kg_per_week double precision;
