-- By what tasks, plans and papers are found; measures have tokens of their own.
select platform.index_finds('supervision.task', 'task_find', 'platform.find_text(text)');
select platform.index_finds('supervision.plan', 'plan_find', 'platform.find_text(title)');
select platform.index_finds('supervision.paper', 'paper_find', 'platform.find_text(content ->> ''title'')');
create index plan_number on plan (lower(doc_number)) where doc_number is not null;
create index task_number on task (number);
create index measure_number on measure (number);
