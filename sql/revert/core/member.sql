begin;
drop function core.invite_member(text, text, text, text, text, uuid), core.is_invited(text), core.put_invitation(uuid),
    core.add_member(text, text, text, text, text, text, uuid),
    core.join_team(uuid, uuid), core.check_rank(uuid, text), core.exceeds_mine(text, uuid), core.put_member(uuid, uuid, text, text, text),
    core.role_id(uuid, text),
    core.put_user(text, text, text, text, boolean, boolean, timestamptz);
commit;
