-- Where reminders go by mail; null gets them in the application alone.
alter table account add column email text;
