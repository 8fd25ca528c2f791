-- Small organizations beside the first: kontor.demo_small deals are shared among 49 of them, each with a manager, two verifiers and two salespeople.
begin;

create or replace function demo.put_small(p_k int) returns void
language plpgsql as $$
declare
  v_slug text := 'small-' || lpad(p_k::text, 2, '0');
  v_tenant uuid;
begin
  if demo.tenant(v_slug) is not null then
    return;
  end if;
  v_tenant := core.new_tenant('Solar Partner ' || p_k, v_slug, 'PLN', 'Europe/Warsaw', 'PL', 'en');
  perform demo.put_member(v_slug, p.word || '@' || v_slug || '.example', p.first_name, p.last_name, p.role, p.title, p.target, p.team)
     from (values (1, 'manager', 'Maria', 'Partner', 'manager', 'Head of sales', 0, null),
                  (2, 'verifier', 'Wanda', 'Partner', 'verifier', 'Payments', 0, null),
                  (3, 'verifier2', 'Igor', 'Partner', 'verifier', 'Payments', 0, null),
                  (4, 'sales', 'Ola', 'Partner', 'sales', 'Sales', 12000000, 'Sales'),
                  (5, 'sales2', 'Jan', 'Partner', 'sales', 'Sales', 12000000, 'Sales')) p (place, word, first_name, last_name, role, title, target, team)
    order by p.place;
  update core.tenant t set owner_id = demo.person('manager@' || v_slug || '.example'), onboarding_completed = true where t.id = v_tenant;
  insert into sales.approval_rule (tenant_id, name, currency, from_minor, approvals) values (v_tenant, 'Two people over EUR 20,000', 'EUR', 2000000, 2),
    (v_tenant, 'Two people over PLN 85,000', 'PLN', 8500000, 2), (v_tenant, 'Two people over USD 22,000', 'USD', 2200000, 2);
  insert into sales.commission_rule (tenant_id, name, rate, valid_from, currency) values (v_tenant, 'Standard 3%', 3, current_date - 800, 'PLN');
end $$;

do $$
begin
  if coalesce(nullif(current_setting('kontor.demo_small', true), ''), '0')::bigint > 0 then
    perform demo.put_small(k) from generate_series(1, 49) k;
  end if;
end $$;

commit;
