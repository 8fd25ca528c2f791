begin;
drop function core.reach(text);
drop function core.login_name(text), core.new_id(), core.require(text), core.is_platform_admin(), core.seen_owners(text),
    core.needs_two(text, uuid), core.my_teams(), core.tenant_for(text, boolean), core.sees_all(text), core.may(text), core.scope(text),
    core.tenant_id(), core.entered_tenant(), core.me(),
    core.is_trusted(timestamptz, bytea);
commit;
