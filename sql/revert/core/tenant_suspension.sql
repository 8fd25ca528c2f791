begin;
drop function core.resume_tenant(uuid), core.suspend_tenant(uuid, text), core.put_tenant_suspension(uuid, text), core.lock_tenant(uuid);
commit;
