-- Revert kontor:core/standing from pg
begin;
do $$
declare
  v_trigger record;
begin
  for v_trigger in select g.tgrelid::regclass::text as relation, g.tgname from pg_trigger g
                    where g.tgfoid in ('core.follow_standing'::regproc, 'core.follow_roles'::regproc) loop
    execute format('drop trigger %I on %s', v_trigger.tgname, v_trigger.relation);
  end loop;
end $$;
drop function core.follow_roles(), core.follow_standing(), core.refresh_standing(uuid, uuid), core.standing_now(uuid, uuid);
drop table core.standing;
commit;
