begin;
drop view core.member_list;
drop function core.add_role(text, text, text, text),
    core.set_role_permission(text, text, text, boolean), core.revoke_permission(uuid, text), core.grant_permission(uuid, text, text),
    core.check_grant(text, text), core.set_member_role(uuid, text), core.resume_member(uuid), core.suspend_member(uuid, text),
    core.put_suspension(uuid, text), core.rotate_channel(uuid), core.lock_member(uuid, text), core.lock_members(), core.keep_ruler(text), core.ruling_role();
commit;
