-- Makes rows of spec_deal and spec_payment, a statement a table, as the functions of sales would have left them, and returns them (about
-- 20,000 a call in bulk: the planner is told so).
begin;

create or replace function demo.store_deals(p_tenant uuid) returns setof sales.deal
language plpgsql rows 20000 as $$
declare
  v_zone text := (select t.timezone from core.tenant t where t.id = p_tenant);
begin
  return query insert into sales.deal (tenant_id, id, number_seq, client_id, amount_minor, currency, description, work_type, source,
      status, payment_method, client_status, owner_id, deal_date, due_date, cancel_reason,
      paid_minor, waiting_minor, rejected_count, sent_count, collected_on, completed_on, version, created_at, updated_at, created_by)
  select d.tenant_id, d.id, d.n, d.client_id, d.amount_minor, d.currency, d.description, d.work_type, d.source,
         case when d.status <> 'open' then d.status when p.paid >= d.amount_minor then 'completed' when p.paid > 0 then 'active' else 'pending' end,
         coalesce(p.method, ''), case when d.n % 3 = 0 then 'returning' else 'new' end, d.owner_id, d.deal_date, d.due_date, d.cancel_reason,
         coalesce(p.paid, 0), coalesce(p.waiting, 0), coalesce(p.rejected, 0), coalesce(p.sent, 0), p.collected_on,
         case when p.paid >= d.amount_minor then (p.verified_at at time zone v_zone)::date end,
         1 + coalesce(p.changes, 0), d.created_at, coalesce(p.changed_at, d.created_at), d.owner_id
    from spec_deal d
    left join (select y.deal_n, sum(y.amount_minor) filter (where y.status = 'verified') as paid,
                      sum(y.amount_minor) filter (where y.status = 'pending') as waiting,
                      count(*) filter (where y.status = 'rejected' and not y.is_replaced) as rejected,
                      count(*) filter (where y.status <> 'pending' or y.stage in ('in_verification', 'sent_back')) as sent,
                      max(y.received_on) filter (where y.status = 'verified') as collected_on,
                      max(y.decided_at) filter (where y.status = 'verified') as verified_at,
                      min(y.method) as method, count(*) + count(*) filter (where y.status <> 'pending') as changes,
                      max(coalesce(y.decided_at, y.created_at)) as changed_at
               from spec_payment y where y.tenant_id = p_tenant group by 1) p on p.deal_n = d.n
   where d.tenant_id = p_tenant order by d.n
  returning *;
end $$;

create or replace function demo.store_receipts(p_tenant uuid, p_payee text) returns setof core.attachment
language plpgsql as $$
begin
  return query insert into core.attachment (tenant_id, id, file_name, media_type, content, created_at, updated_at, created_by)
  select p.tenant_id, demo.id(p.created_at, p.n, 3),
         replace(regexp_replace(split_part(c.name, ' ', 1), '[^[:alnum:]]', '', 'g') || '_' || to_char(p.received_on, 'DDMM') || '.pdf', ' ', '_'),
         'application/pdf',
         demo.receipt_pdf(p.receipt, c.name, demo.account_text(p.receipt, (p.n * 17 % 9973)::int), p_payee,
                          case when p.receipt = 'en' then '0210 0002 1 · 7788 1204' else 'PL00 1140 2004 0000 3102 7788 1204' end,
           p.amount_minor, p.currency, p.received_on,
           d.number || case p.receipt when 'de' then ' / Rate ' when 'pl' then ' / rata ' else ' / instalment ' end || p.place,
           case when p.bank_reference = 'KB-2026-0971' then 'KB-2026-0917' when p.bank_reference <> '' then p.bank_reference
                else upper(substr(md5(p.n::text), 1, 10)) end),
         p.created_at, p.created_at, p.created_by
    from (select y.*, row_number() over (partition by y.deal_n order by y.n) as place from spec_payment y where y.tenant_id = p_tenant) p
    join crm.client c on c.tenant_id = p.tenant_id and c.id = p.client_id
    join sales.deal d on d.tenant_id = p.tenant_id and d.id = p.deal_id
   where p.receipt <> ''
  returning *;
end $$;

create or replace function demo.store_payments(p_tenant uuid) returns setof sales.payment
language plpgsql rows 20000 as $$
begin
  return query insert into sales.payment (tenant_id, id, number_seq, deal_id, owner_id, amount_minor, currency, method, status, stage,
      receipt_id, bank_reference, received_on, verified_by, verified_at, is_replaced,
      approval_slots, approvals_given, decided_by, decided_at, decided_reason, version, created_at, updated_at, created_by)
  select p.tenant_id, p.id, p.n, p.deal_id, p.owner_id, p.amount_minor, p.currency, p.method, p.status, case when p.status = 'pending' then p.stage else '' end,
         case when p.receipt <> '' then demo.id(p.created_at, p.n, 3) end, p.bank_reference, p.received_on,
         case when p.status = 'verified' then p.decided_by end, case when p.status = 'verified' then p.decided_at end, p.is_replaced,
         p.slots, case when p.status = 'verified' then cardinality(p.slots) when p.first_by is not null and p.status = 'pending' then 1 else 0 end,
         p.decided_by, p.decided_at, p.reason, 1 + (p.first_by is not null)::int + (p.decided_by is not null)::int, p.created_at,
         coalesce(p.decided_at, p.first_at, p.created_at), p.created_by
    from spec_payment p where p.tenant_id = p_tenant order by p.n
  returning *;
end $$;

create or replace function demo.store_approvals(p_tenant uuid) returns setof sales.payment_approval
language plpgsql rows 20000 as $$
begin
  return query insert into sales.payment_approval (tenant_id, id, payment_id, payment_created_by, owner_id, approver_id, status, comments,
      decided_at, created_at, updated_at, created_by)
  select a.tenant_id, demo.id(a.at, a.n, 4 + a.place), a.id, a.recorded_by, a.owner_id, a.approver_id, a.status, a.comments, a.at, a.at, a.at, a.approver_id
    from (select p.tenant_id, p.n, p.id, p.created_by as recorded_by, p.owner_id, 0 as place, p.first_by as approver_id,
                 'approved' as status, '' as comments, p.first_at as at
            from spec_payment p where p.tenant_id = p_tenant and p.first_by is not null
          union all
          select p.tenant_id, p.n, p.id, p.created_by, p.owner_id, 1, p.decided_by,
                 case p.status when 'verified' then 'approved' when 'rejected' then 'rejected' else 'sent_back' end, p.reason, p.decided_at
            from spec_payment p where p.tenant_id = p_tenant and p.decided_by is not null) a
   order by a.at, a.n
  returning *;
end $$;

-- Invoice numbers go by the year and the order of verification.
create or replace function demo.store_invoices(p_tenant uuid) returns setof sales.invoice
language plpgsql rows 20000 as $$
declare
  v_zone text := (select t.timezone from core.tenant t where t.id = p_tenant);
  v_tax numeric := demo.tax_rate(p_tenant);
begin
  return query insert into sales.invoice (tenant_id, id, year, number_seq, payment_id, deal_id, client_id, owner_id, amount_minor,
      tax_rate, tax_minor, total_minor, currency, issued_at, created_at, updated_at, created_by)
  select p.tenant_id, demo.id(p.decided_at, p.n, 6), p.year,
         coalesce(c.last, 0) + row_number() over (partition by p.year order by p.decided_at, p.n), p.id, p.deal_id, p.client_id, p.owner_id,
         p.amount_minor - p.tax, v_tax, p.tax, p.amount_minor, p.currency, p.decided_at, p.decided_at, p.decided_at, p.decided_by
    from (select y.*, extract(year from y.decided_at at time zone v_zone)::int as year,
                 round(y.amount_minor * v_tax / (100 + v_tax))::bigint as tax from spec_payment y where y.tenant_id = p_tenant and y.status = 'verified') p
    left join spec_invoice c on c.year = p.year
   order by p.decided_at, p.n
  returning *;
end $$;

-- By the rule that applies to the owner on the day, in the organization's currency at the day's rate.
create or replace function demo.store_commissions(p_tenant uuid) returns setof sales.commission
language plpgsql rows 20000 as $$
declare
  v_zone text := (select t.timezone from core.tenant t where t.id = p_tenant);
  v_home text := (select t.currency from core.tenant t where t.id = p_tenant);
begin
  return query
  with made as materialized (
    select y.*, (y.decided_at at time zone v_zone)::date as day from spec_payment y where y.tenant_id = p_tenant and y.status = 'verified'),
  ruled as materialized (
    select w.owner_id, w.day, r.id as rule_id, r.rate from (select distinct m.owner_id, m.day from made m) w
      cross join lateral sales.applying_rule(p_tenant, w.owner_id, w.day) r),
  quoted as materialized (
    select w.day, w.currency, sales.rate_on(p_tenant, w.currency, v_home, w.day) as rate,
           power(10::numeric, core.currency_exponent(v_home) - core.currency_exponent(w.currency)) as factor
      from (select distinct m.day, m.currency from made m) w)
  insert into sales.commission (tenant_id, id, deal_id, payment_id, user_id, rule_id, period, base_minor, base_currency, rate,
      exchange_rate, currency, commission_minor, verified_at, created_at, updated_at, created_by)
  select p.tenant_id, demo.id(p.decided_at, p.n, 7), p.deal_id, p.id, p.owner_id, o.rule_id, date_trunc('month', p.day::timestamp)::date,
         p.amount_minor, p.currency, o.rate, x.rate, v_home,
         round(p.amount_minor * o.rate / 100 * x.rate * x.factor), p.decided_at, p.decided_at, p.decided_at, p.decided_by
    from made p
    join ruled o on o.owner_id = p.owner_id and o.day = p.day
    join quoted x on x.day = p.day and x.currency = p.currency
   order by p.decided_at, p.n
  returning *;
end $$;

-- Days with deals or verified payments, as the figures count them; a streak counts working days in a row that had a verified payment.
create or replace function demo.store_streaks(p_tenant uuid) returns void
language plpgsql as $$
declare
  v_zone text := (select t.timezone from core.tenant t where t.id = p_tenant);
  v_home text := (select t.currency from core.tenant t where t.id = p_tenant);
begin
  -- a rate is asked for once, not for every person of the day
  with quoted as materialized (
    select w.currency, w.day, sales.rate_on(p_tenant, w.currency, v_home, w.day) as rate
      from (select distinct f.currency, f.day from report.figure f where f.tenant_id = p_tenant and f.measure = 'verified' and f.currency <> v_home) w)
  insert into sales.daily_streak (tenant_id, id, user_id, day, deals_created, payments_received, total_minor, currency, streak_count,
      created_at, updated_at, created_by)
  select p_tenant, demo.id(s.day::timestamp at time zone v_zone, s.day - '2000-01-01'::date,
                          100 + abs(hashtext(s.user_id::text) % 100000)), s.user_id, s.day, s.deals, s.payments, s.total, v_home,
         case when s.payments > 0 then row_number() over (partition by s.user_id, s.payments > 0, s.island order by s.day) else 0 end,
         s.day::timestamp at time zone v_zone, s.day::timestamp at time zone v_zone, s.user_id
    from (select g.*, sum(g.starts::int) over (partition by g.user_id, g.payments > 0 order by g.day) as island
            from (select d.*, demo.workdays_until(d.day - 1) > demo.workdays_until(lag(d.day)
                           over (partition by d.user_id, d.payments > 0 order by d.day)) as starts
                    from (select e.user_id, e.day, sum(e.deals)::int as deals, sum(e.payments)::int as payments, round(sum(e.total))::bigint as total
                            from (select f.owner_id as user_id, f.day, sum(f.n) as deals, 0 as payments, 0::numeric as total
                                    from report.figure f where f.tenant_id = p_tenant and f.measure = 'entered' group by 1, 2
                                  union all
                                  select x.owner_id, x.day, 0, x.n, x.amount * case when x.currency = v_home then 1 else r.rate end
                                    from (select f.owner_id, f.day, f.currency, sum(f.n) as n, sum(f.amount_minor) as amount
                                            from report.figure f where f.tenant_id = p_tenant and f.measure = 'verified' group by 1, 2, 3) x
                                    left join quoted r on r.currency = x.currency and r.day = x.day) e
                           group by 1, 2) d) g) s
  on conflict on constraint daily_streak_once do update
     set (deals_created, payments_received, total_minor, streak_count)
         = (excluded.deals_created, excluded.payments_received, excluded.total_minor, excluded.streak_count)
   where (daily_streak.deals_created, daily_streak.payments_received, daily_streak.total_minor, daily_streak.streak_count)
         is distinct from (excluded.deals_created, excluded.payments_received, excluded.total_minor, excluded.streak_count);
end $$;

-- Working days up to a day, itself included: a streak may jump over Saturday and Sunday, which count when they are worked.
create or replace function demo.workdays_until(p_day date) returns int
language sql immutable parallel safe
return (p_day - '2001-01-01'::date) / 7 * 5 + least((p_day - '2001-01-01'::date) % 7 + 1, 5);

create or replace function demo.tax_rate(p_tenant uuid) returns numeric
language sql stable return coalesce((select s.value::numeric from core.setting s
                                      where s.tenant_id = p_tenant and s.key = 'invoice.tax_rate' and s.user_id is null limit 1), 0);
create or replace function demo.invoice_counter(p_year int) returns text
language sql immutable return 'invoice/' || p_year;

create or replace function demo.store(p_tenant uuid, p_payee text) returns void
language plpgsql as $$
begin
  perform demo.store_deals(p_tenant);
  perform demo.store_receipts(p_tenant, p_payee);
  perform demo.store_payments(p_tenant);
  perform demo.store_approvals(p_tenant);
  perform demo.store_invoices(p_tenant);
  perform demo.store_commissions(p_tenant);
  perform demo.store_streaks(p_tenant);
  insert into core.counter as c (tenant_id, kind, value)
  select p_tenant, 'deal', max(d.n) from spec_deal d where d.tenant_id = p_tenant having count(*) > 0
  union all select p_tenant, 'payment', max(p.n) from spec_payment p where p.tenant_id = p_tenant having count(*) > 0
  union all select p_tenant, demo.invoice_counter(i.year), max(i.number_seq) from sales.invoice i
   where i.tenant_id = p_tenant and i.kind = 'invoice' group by i.year
  on conflict on constraint counter_pkey do update set value = greatest(c.value, excluded.value);
end $$;

commit;
