begin;
drop function core.notify_row(), core.notify_rel(), core.touch();
commit;
