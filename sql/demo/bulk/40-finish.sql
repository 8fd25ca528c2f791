-- What is done once at the end: figures, streaks, statistics, and the proof that what was loaded without triggers is what they would have let in.
begin;

create or replace function demo.finish() returns void
language plpgsql set work_mem = '256MB' set maintenance_work_mem = '256MB' as $$
begin
  perform report.fold();
  perform demo.store_streaks(p.tenant_id) from demo.plan p;
  -- what the search indexes put off
  perform gin_clean_pending_list(c.oid) from pg_class c join pg_am a on a.oid = c.relam where a.amname = 'gin' and c.relnamespace in ('crm'::regnamespace, 'sales'::regnamespace);
  perform pg_notify(t.channel, r.name) from demo.plan p join core.tenant t on t.id = p.tenant_id
    cross join unnest('{crm.client,sales.deal,sales.payment,sales.payment_approval,sales.invoice,sales.commission}'::text[]) r (name);
end $$;

-- Fails if a query that looks for what must not be finds something.
create or replace function demo.expect_none(p_what text, p_query text) returns void
language plpgsql set jit = off set work_mem = '256MB' as $$
declare
  v_found bigint;
begin
  execute format('select count(*) from (%s) x', p_query) into v_found;
  if v_found > 0 then
    raise exception 'the books are wrong: % of %', v_found, p_what;
  end if;
end $$;

-- Every foreign key of the loaded tables, as a validation of the constraint would look.
create or replace function demo.key_proofs() returns table (what text, query text)
language sql stable as $$
  select format('rows of %s that break %s', c.conrelid::regclass, c.conname),
         format('select from %s r where %s and not exists (select from %s k where %s)', c.conrelid::regclass, string_agg(format('r.%I is not null', a.attname), ' and ' order by x.place),
                c.confrelid::regclass, string_agg(format('k.%I = r.%I', b.attname, a.attname), ' and ' order by x.place))
    from pg_constraint c cross join lateral unnest(c.conkey, c.confkey) with ordinality x (mine, theirs, place)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = x.mine join pg_attribute b on b.attrelid = c.confrelid and b.attnum = x.theirs
   where c.contype = 'f' and c.conrelid = any ('{crm.client,core.attachment,sales.deal,sales.payment,sales.payment_approval,sales.invoice,sales.commission}'::regclass[])
   group by c.oid
$$;

-- The books: amounts of deals are those of their payments, numbers have no gaps, what was verified was approved, charged and earned, figures are what rows add up to.
create or replace function demo.book_proofs() returns table (what text, query text)
language sql stable as $$
  select * from (values
    ('deals whose amounts are not those of their payments',
     'select from sales.deal d left join (select p.tenant_id, p.deal_id, coalesce(sum(p.amount_minor - p.refunded_minor) filter (where p.refund_of is null and p.status in (''verified'', ''refunded'')), 0) as paid,
         coalesce(sum(p.amount_minor) filter (where p.status = ''pending''), 0) as waiting, count(*) filter (where p.status = ''rejected'' and not p.is_replaced) as rejected from sales.payment p group by 1, 2) p
         on p.tenant_id = d.tenant_id and p.deal_id = d.id where (d.paid_minor, d.waiting_minor, d.rejected_count) is distinct from (coalesce(p.paid, 0), coalesce(p.waiting, 0), coalesce(p.rejected, 0))'),
    ('organizations whose deals'' numbers have gaps', 'select from sales.deal d join demo.plan p using (tenant_id) group by d.tenant_id having max(d.number_seq) <> count(*)'),
    ('organizations whose payments'' numbers have gaps', 'select from sales.payment y join demo.plan p using (tenant_id) group by y.tenant_id having max(y.number_seq) <> count(*)'),
    ('years whose invoices'' numbers have gaps', 'select from sales.invoice i join demo.plan p using (tenant_id) group by i.tenant_id, i.year, i.kind having max(i.number_seq) <> count(*)'),
    ('payments verified without an invoice', 'select from sales.payment p where p.status = ''verified'' and not exists (select from sales.invoice i where i.tenant_id = p.tenant_id and i.payment_id = p.id and i.status <> ''void'')'),
    ('payments verified without a commission', 'select from sales.payment p join demo.plan n using (tenant_id) where p.status = ''verified'' and not exists (select from sales.commission c where c.tenant_id = p.tenant_id and c.payment_id = p.id)'),
    ('payments without the approvals that they count', 'select from sales.payment p left join (select a.tenant_id, a.payment_id, a.round, count(*) as n from sales.payment_approval a where a.status = ''approved'' group by 1, 2, 3) a
         on a.tenant_id = p.tenant_id and a.payment_id = p.id and a.round = p.approval_round where p.refund_of is null and p.approvals_given <> coalesce(a.n, 0)')) b (what, query)
  union all
  select 'figures that differ from the rows', format('select * from report.recount(%L)', p.tenant_id) from demo.plan p
$$;

create or replace function demo.plan_finish() returns void
language plpgsql as $$
begin
  insert into demo.unit (stage, work) select 3, 'select demo.finish()';
  insert into demo.unit (stage, work) select 3, 'analyze ' || t from unnest('{crm.client,sales.deal,sales.payment,sales.payment_approval,sales.invoice,sales.commission,sales.daily_streak,audit.change}'::text[]) t;
  insert into demo.unit (stage, work) select 3, 'analyze report.delta, report.figure_day, report.total_day, report.figure_month, report.total_month';
  insert into demo.unit (stage, work) select 4, format('select demo.expect_none(%L, %L)', p.what, p.query) from (select * from demo.book_proofs() union all select * from demo.key_proofs()) p
   order by p.what not like 'figures%';      -- the longest first
end $$;

commit;
