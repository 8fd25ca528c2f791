begin;
drop function audit.record_history(text, uuid), audit.row_changes(text, uuid);
commit;
