-- What a job makes may be a record instead of a file: the page on which it is opened.
alter table export add column link text;
