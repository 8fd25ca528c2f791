begin;
drop table core.tenant;
drop function core.check_tenant();
commit;
