begin;
drop function core.reset_password(uuid, text), core.change_password(text);
commit;
