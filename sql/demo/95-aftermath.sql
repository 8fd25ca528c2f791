-- What seldom happens, so that the screens have it: a bonus for a month's target, a refund that takes a paid commission back.
begin;

do $$
declare
  v_tenant uuid := demo.tenant('baltic-solar');
  v_last date := (date_trunc('month', now() at time zone 'Europe/Warsaw') - interval '1 month')::date;
  v_payment sales.payment;
begin
  if exists (select from sales.commission k where k.tenant_id = v_tenant and k.kind <> 'sale') then
    return;
  end if;
  -- Lukas reached his target last month.
  insert into sales.commission (tenant_id, id, kind, deal_id, payment_id, user_id, rule_id, period, base_minor, base_currency, rate,
      currency, commission_minor, bonus_minor, verified_at, created_at, updated_at)
  select k.tenant_id, demo.id(k.verified_at, 1, 22), 'bonus', k.deal_id, k.payment_id, k.user_id, k.rule_id, k.period, 0, k.base_currency,
         0, k.currency, 0, 30000, k.verified_at, k.verified_at, k.verified_at
    from sales.commission k where k.tenant_id = v_tenant and k.kind = 'sale' and k.period = v_last
     and k.user_id = demo.person('lukas@baltic.example') order by k.verified_at desc, k.id limit 1;

  -- Helena pays one of Julia's clients back; the commission was paid long ago.
  select p.* into v_payment from sales.payment p join sales.commission k on k.tenant_id = p.tenant_id and k.payment_id = p.id and k.status = 'paid'
   where p.tenant_id = v_tenant and p.status = 'verified' and p.currency = 'PLN' and p.refunded_minor = 0
     and p.owner_id = demo.person('julia@baltic.example') and p.amount_minor < 1000000
   order by p.verified_at desc, p.id limit 1;
  if v_payment.id is null then
    return;
  end if;
  perform set_config('kontor.tenant', v_tenant::text, true);
  execute format('set local session authorization %I', core.login_name('manager@baltic.example'));
  perform sales.refund_payment(v_payment.id, null, v_payment.amount_minor, 'The client returned the equipment');
end $$;
reset session authorization;

do $$
begin
  perform report.fold();
end $$;
commit;
