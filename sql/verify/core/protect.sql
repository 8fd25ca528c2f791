begin;
select 1 / (core.rule('deal.read', 'owner_id') ~ 'coalesce\(tenant_id = \(select core.tenant_for')::int;
select 1 / (not has_function_privilege('kontor_app', 'core.protect(regclass,text,text,name,name[],name[],boolean,boolean)', 'execute'))::int;
rollback;
