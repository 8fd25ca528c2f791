begin;
drop function core.void_if_lost(uuid), core.void_first_passwords(uuid);
commit;
