begin;
alter default privileges grant execute on functions to public;
drop function core.secure_database();
alter function pg_catalog.uuid_eq(uuid, uuid) cost 1;
drop collation core.alphabet;
drop schema report, audit, sales, crm, core;
drop extension citext, btree_gist, pg_trgm, pgcrypto;
drop schema ext;
grant usage on language plpgsql, sql to public;
do $$
declare
  r name;
  f regprocedure;
begin
  execute format('grant connect, temporary on database %I to public', current_database());
  for f in select p.oid from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace
              and has_function_privilege('kontor_app', p.oid, 'execute') is false
              and exists (select from pg_proc b where b.oid = p.oid and (b.proname like 'pg\_%advisory%' or b.proname like 'pg\_sleep%'))
  loop
    execute format('grant execute on function %s to public', f);
  end loop;
  -- People's roles stay (another database of the cluster may know them), and so does a role that something still depends on.
  foreach r in array array['kontor_app', 'kontor_owner', 'kontor_definer', 'kontor_roleadmin'] loop
    execute format('drop owned by %I', r);
    begin
      execute format('drop role %I', r);
    exception when dependent_objects_still_exist then
      raise notice 'role % is used by another database of this cluster and stays', r;
    end;
  end loop;
end $$;
commit;
