begin;
select 1 / (count(*) = 23)::int from core.permission;
select 1 / (count(*) = 8)::int from core.builtin_role();
select core.new_tenant('Verify', 'verify-builtin');
select 1 / (count(*) = 8)::int from core.role r join core.tenant t on t.id = r.tenant_id where t.slug = 'verify-builtin';
rollback;
