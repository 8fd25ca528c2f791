-- Deploy kontor:sales/rule_candidates to pg
-- Which commission rules concern a person on a day, which one applies, and why the others don't.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- reach: person, team, role, everybody; verdict: applies, stands_back (a nearer or better one applies), not_then. The nearest first.
create function sales.rule_candidates(p_user uuid, p_on date)
returns table (rule_id uuid, name text, reach text, subject text, rate numeric, currency text, target_minor bigint, bonus_minor bigint,
               valid_from date, valid_to date, verdict text)
language plpgsql stable security definer rows 10 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant uuid := core.tenant_id();
  v_applies uuid;
begin
  perform core.require('commission.read');
  if not sales.reaches('commission.read', p_user) or not exists (select from core.membership m where m.tenant_id = v_tenant and m.user_id = p_user) then
    raise exception using errcode = 'KO002', message = 'no such person', column = 'user_id';
  end if;
  v_applies := (sales.applying_rule(v_tenant, p_user, p_on)).id;
  return query
  select r.id, r.name, case when r.user_id is not null then 'person' when r.team_id is not null then 'team'
                            when r.role_key is not null then 'role' else 'everybody' end,
         coalesce(t.name, o.name, ''), r.rate, r.currency, r.target_minor, r.bonus_minor, r.valid_from, r.valid_to,
         case when r.id = v_applies then 'applies' when p_on between r.valid_from and coalesce(r.valid_to, 'infinity') then 'stands_back' else 'not_then' end
    from sales.commission_rule r
    left join core.team t on t.tenant_id = r.tenant_id and t.id = r.team_id
    left join core.role o on o.tenant_id = r.tenant_id and o.key = r.role_key
   where r.tenant_id = v_tenant and r.is_active
     and (num_nonnulls(r.user_id, r.team_id, r.role_key) = 0 or r.user_id = p_user
       or r.team_id in (select x.team_id from core.team_member x where x.tenant_id = v_tenant and x.user_id = p_user)
       or r.role_key = (select k.key from core.membership m join core.role k on k.tenant_id = m.tenant_id and k.id = m.role_id
                         where m.tenant_id = v_tenant and m.user_id = p_user))
   order by r.id is distinct from v_applies,
            case when r.user_id is not null then 1 when r.team_id is not null then 2 when r.role_key is not null then 3 else 4 end,
            r.rate desc, r.id
   limit 20;
end $$;
comment on function sales.rule_candidates(uuid, date) is
    'The commission rules that concern a person, which of them applies on a day, and why the others don''t.';
grant execute on function sales.rule_candidates(uuid, date) to kontor_app;
commit;
