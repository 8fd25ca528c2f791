begin;
drop table core.saved_view;
commit;
