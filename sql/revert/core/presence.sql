begin;
drop function core.end_presence(uuid), core.keep_present(uuid, text, uuid, boolean), core.tell_present(text, uuid), core.others_present(text, uuid);
drop table core.presence;
commit;
