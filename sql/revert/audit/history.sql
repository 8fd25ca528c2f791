begin;
drop function audit.has_written(xid8, timestamptz), audit.record_history(text, uuid), audit.row_changes(text, uuid);
commit;
