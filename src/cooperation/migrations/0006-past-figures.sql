-- Figures of a past day fold the acts of the rows on a measure, of which most are amounts that no count needs.
create index act_counted on act (record_id, version) where kind = 'entry' and act ->> 'type' <> 'record-money';
-- Rows that hung on another measure before are found by the acts that moved them.
create index act_relinked on act (day) where kind = 'entry' and act ->> 'type' = 'revise' and act ? 'links';
