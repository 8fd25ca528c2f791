begin;
select 1 / (core.rule('deal.read', 'owner_id') ~ 'select core.sees_all')::int;
select 1 / (not has_function_privilege('kontor_app', 'core.protect(regclass,text,text,name,name[],name[],boolean,boolean)', 'execute'))::int;
rollback;
