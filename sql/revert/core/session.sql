begin;
drop function core.min_client_version(), core.end_session(uuid), core.touch_session(uuid), core.start_session(text, text, text), core.idle_time(),
    core.channel(), core.enter(uuid), core.why_outside(uuid), core.my_settings(), core.my_permissions(), core.my_memberships();
drop view core.user_session_list;
drop table core.user_session;
commit;
