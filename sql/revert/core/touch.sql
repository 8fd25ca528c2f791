begin;
drop function core.notify_rel(), core.touch();
commit;
