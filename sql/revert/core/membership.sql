begin;
drop trigger app_user_rename on core.app_user;
drop function core.rename_member();
drop view core.colleague;
drop function core.member_private();
drop table core.user_permission, core.membership, core.role_permission, core.role, core.permission;
commit;
