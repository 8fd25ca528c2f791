begin;
drop function core.new_tenant(text, text, text, text, text, text, uuid), core.add_builtin_roles(uuid), core.builtin_role();
delete from core.permission;
commit;
