-- What happened to demo rows after they were made: claims, commissions approved, held and paid, a refund, notifications.
begin;

create or replace function demo.spec_atlas(p_tenant uuid) returns void
language plpgsql as $$
begin
  -- the three latest payments wait for verification
  update spec_payment p set status = 'pending', stage = 'in_verification', decided_by = null, decided_at = null, first_by = null, first_at = null,
      created_at = now() - o.place * interval '70 minutes', received_on = current_date - 1
    from (select id, row_number() over (order by created_at desc) as place from spec_payment
           where tenant_id = p_tenant and status = 'verified' order by created_at desc limit 3) o
   where p.tenant_id = p_tenant and p.id = o.id;
end $$;

create or replace function demo.finish_baltic(p_tenant uuid) returns void
language plpgsql as $$
declare
  v_helena uuid := demo.person('manager@baltic.example');
  v_month date := date_trunc('month', (now() at time zone 'Europe/Warsaw'))::date;
  v_last date := (v_month - interval '1 month')::date;
  v_number bigint := 0;
  r record;
begin
  insert into sales.payment_claim (tenant_id, payment_id, claimed_by, claimed_until, created_by)
  select p.tenant_id, p.id, demo.person('verifier2@baltic.example'), now() + interval '10 hours', demo.person('verifier2@baltic.example')
    from sales.payment p join sales.deal d on d.tenant_id = p.tenant_id and d.id = p.deal_id join crm.client c on c.tenant_id = d.tenant_id
     and c.id = d.client_id
   where p.tenant_id = p_tenant and p.status = 'pending' and c.name = 'Baumann Gartenbau GmbH';

  -- Older months are approved and paid; of last month Julia is paid, Kinga approved, Tomasz on hold, the others wait for approval.
  update sales.commission set status = 'approved', approved_by = v_helena,
      approved_at = (period + interval '1 month 3 days 9 hours') at time zone 'Europe/Warsaw'
   where tenant_id = p_tenant
     and (period < v_last or (period = v_last and user_id in (demo.person('julia@baltic.example'), demo.person('kinga@baltic.example'))));
  update sales.commission set is_on_hold = true, hold_reason = 'The client of the largest deal asked for a refund'
   where tenant_id = p_tenant and period = v_last and user_id = demo.person('tomasz@baltic.example');
  for r in select k.user_id, k.period, k.currency, sum(k.final_minor) as total, count(*) as lines from sales.commission k
            where k.tenant_id = p_tenant and k.status = 'approved'
              and (k.period < v_last or k.user_id = demo.person('julia@baltic.example')) group by 1, 2, 3 order by k.period, k.user_id loop
    v_number := v_number + 1;
    insert into sales.commission_payout (tenant_id, id, number_seq, user_id, period, total_minor, currency, lines, approved_by, paid_at,
        created_at, updated_at, created_by)
    values (p_tenant, demo.id(r.period + interval '1 month 8 days', v_number, 20), v_number, r.user_id, r.period, r.total, r.currency,
            r.lines, v_helena, r.period + interval '1 month 8 days 10 hours', r.period + interval '1 month 8 days 10 hours',
            r.period + interval '1 month 8 days 10 hours', v_helena);
    update sales.commission set status = 'paid', payout_id = demo.id(r.period + interval '1 month 8 days', v_number, 20),
        paid_at = r.period + interval '1 month 8 days 10 hours'
     where tenant_id = p_tenant and user_id = r.user_id and period = r.period and currency = r.currency and status = 'approved';
  end loop;
  insert into core.counter as c (tenant_id, kind, value) values (p_tenant, 'payout', v_number)
  on conflict on constraint counter_pkey do update set value = excluded.value;
end $$;

create or replace function demo.notify_people(p_tenant uuid) returns void
language plpgsql as $$
begin
  insert into core.notification (tenant_id, id, user_id, notification_type, title, message, record_table, record_id, is_read, read_at,
      created_at, updated_at, created_by)
  select p.tenant_id, demo.id(p.decided_at, p.number_seq, 21), p.owner_id, 'payment.' || p.status,
         p.number || case p.status when 'verified' then ' was verified' else ' was rejected' end,
         case p.status when 'rejected' then p.decided_reason else '' end, 'sales.payment', p.id,
         p.decided_at < now() - interval '20 hours',
         case when p.decided_at < now() - interval '20 hours' then p.decided_at + interval '1 hour' end, p.decided_at, p.decided_at, p.decided_by
    from sales.payment p where p.tenant_id = p_tenant and p.status in ('verified', 'rejected') and p.refund_of is null
     and p.decided_at > now() - interval '10 days';
end $$;

commit;
