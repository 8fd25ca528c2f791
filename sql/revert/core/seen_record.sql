begin;
drop function core.table_name(regclass), core.seen_table(text, uuid);
commit;
