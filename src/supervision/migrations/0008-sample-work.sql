-- Work under a plan is invented in a demonstration, also where the plan's own text is real: what shows or prints work is marked
-- by either of the two, the plan's text by `sample` alone.
alter table plan add column sample_work boolean not null default false;
