begin;
select 1 / (count(*) = 2)::int
  from (values ('core.change_password(text)'), ('core.reset_password(uuid, text)')) f (signature)
 where has_function_privilege('kontor_app', f.signature, 'execute') and not has_function_privilege('public', f.signature, 'execute');
rollback;
