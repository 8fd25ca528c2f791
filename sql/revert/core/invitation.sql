begin;
drop function core.free_login(text, text), core.invite_again(uuid), core.accept_invitation(uuid, text, text);
commit;
