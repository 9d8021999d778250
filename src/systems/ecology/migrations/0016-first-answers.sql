-- By when a bureau is to answer for the first time, as long as it has not and nobody was told of it: the job looks for what is due.
alter table ecology.alert_notice add answer_due_at timestamptz;
update ecology.alert_notice set answer_due_at = (notice ->> 'answerDue')::timestamptz
from ecology.record, jsonb_array_elements(record.state -> 'notices') notice
where record.id = alert_notice.alert_id and notice ->> 'unitId' = alert_notice.unit_id::text and not notice ? 'answeredAt';
create index alert_notice_answer_due on ecology.alert_notice (answer_due_at) where open and answer_due_at is not null;
