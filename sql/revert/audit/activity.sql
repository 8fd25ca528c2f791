begin;
drop function audit.log_activity(text, jsonb, text), audit.note_activity(uuid, text, jsonb, text);
drop policy change_read on audit.change;
drop table audit.event, audit.activity;
commit;
