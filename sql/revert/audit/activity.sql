begin;
drop function audit.tell_outcome(uuid, text, bigint), audit.log_activity(text, jsonb, text, uuid), audit.note_activity(uuid, text, jsonb, text, uuid);
drop policy change_read on audit.change;
drop table audit.event, audit.activity;
commit;
