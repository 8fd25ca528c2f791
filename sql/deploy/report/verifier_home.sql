-- Deploy kontor:report/verifier_home to pg
-- The verifier's home: what waits, what comes next, and what was decided today.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create function report.verifier_today()
returns table (waiting bigint, second_checks bigint, mine bigint, oldest timestamptz, approved_today bigint, rejected_today bigint,
               ages jsonb, methods jsonb, reasons jsonb, upcoming jsonb)
language plpgsql stable rows 1 set plan_cache_mode = force_generic_plan set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_home text := (select t.currency from core.tenant t where t.id = v_tenant);
  v_today date := sales.today();
begin
  return query
  with w as materialized (
    select q.id, q.approved_by_me, q.queue_rank, q.created_at, q.method, q.mine, q.approvals_given > 0 and not q.mine and not q.approved_by_me as is_second,
           clock_timestamp() - q.created_at as age, round(q.amount_minor * report.rate_on(q.currency, v_home, v_today)) as amount
      from sales.verification_queue q where q.tenant_id = v_tenant and not q.sent_back),   -- the queue itself: the same rows behind the same words
  -- what waits for somebody else after this person's approval comes last, as on their page
  head as (select w.* from w order by w.approved_by_me, w.queue_rank, w.created_at, w.id limit 15),
  decided as (
    select a.measure, sum(a.n) as n from report.amounts('{verified,rejected}', v_today, v_today) a group by 1)
  select (select count(*) from w), (select count(*) from w where w.is_second), (select count(*) from w where w.mine), (select min(w.created_at) from w),
         coalesce((select d.n from decided d where d.measure = 'verified'), 0)::bigint,
         coalesce((select d.n from decided d where d.measure = 'rejected'), 0)::bigint,
         (select jsonb_agg(jsonb_build_object('bucket', b.bucket, 'n', (select count(*) from w where w.age >= b.low and w.age < b.high)) order by b.low)
            from (values ('under_1h', interval '0', interval '1 hour'),
                         ('1h_to_4h', interval '1 hour', interval '4 hours'),
                         ('4h_to_24h', interval '4 hours', interval '24 hours'),
                         ('over_24h', interval '24 hours', interval '1000 years')) b (bucket, low, high)),
         (select coalesce(jsonb_agg(jsonb_build_object('method', m.method, 'n', m.n, 'amount_minor', m.amount) order by m.amount desc), '[]')
            from (select w.method, count(*) as n, coalesce(sum(w.amount), 0) as amount from w group by 1) m),
         (select coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'n', r.n) order by r.n desc, r.reason), '[]')
            from (select p.decided_reason as reason, count(*) as n from sales.payment p
                   where p.tenant_id = v_tenant and p.status = 'rejected' and p.decided_by is distinct from p.created_by
                     and p.decided_at >= now() - interval '30 days' group by 1 order by 2 desc, 1 limit 6) r),
         (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'number', q.number, 'client', q.client_name,
                                                      'amount_minor', q.amount_minor, 'currency', q.currency, 'method', q.method,
                                                      'recorded_by', q.recorded_by_name, 'state', q.state,
                                                      'taken_by', q.claimed_by_name, 'since', q.created_at)
                                   order by h.approved_by_me, h.queue_rank, h.created_at, h.id), '[]')
            -- Each by its id: the view is not sorted a second time.
            from head h cross join lateral (select * from sales.verification_queue v where v.tenant_id = v_tenant and v.id = h.id offset 0) q);
end $$;
comment on function report.verifier_today() is
    'The queue (how many, how old, how much by method, its first fifteen), decisions of today, and why payments were rejected in the last 30 days.';

reset role;
grant execute on function report.verifier_today() to kontor_app;
commit;
