begin;
select core.put_user('verify@member.example', 'Vera', 'Fyer');
select core.put_member(core.new_tenant('Verify', 'verify-member'), (select id from core.app_user where email = 'verify@member.example'), 'owner');
select 1 / count(*) from core.membership where email = 'verify@member.example' and status = 'active';
select 1 / (not has_function_privilege('kontor_app', 'core.put_user(text,text,text,text,boolean,boolean,timestamptz)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.put_member(uuid,uuid,text,text,text)', 'execute'))::int;
rollback;
