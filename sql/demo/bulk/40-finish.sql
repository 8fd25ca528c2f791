-- What is done once at the end: figures, streaks, statistics, and the proof that what was loaded without triggers is what they would have let in.
begin;

-- An organization at a time, so that both connections fold; maintenance leaves an organization out for this lock, and whoever holds it off has it too.
create or replace function demo.fold_figures(p_tenant uuid) returns void
language plpgsql set work_mem = '256MB' as $$
begin
  perform pg_advisory_xact_lock_shared(report.lock_key('figures', p_tenant));
  perform report.fold_of(array[p_tenant]);
  perform pg_notify(t.channel, r.name) from core.tenant t
    cross join unnest('{crm.client,sales.deal,sales.payment,sales.payment_approval,sales.invoice,sales.commission}'::text[]) r (name)
   where t.id = p_tenant;
end $$;

-- Fails if a query that looks for what must not be finds something.
create or replace function demo.expect_none(p_what text, p_query text) returns void
language plpgsql set jit = off set work_mem = '256MB' set max_parallel_workers_per_gather = 0 as $$
declare
  v_found bigint;
begin
  execute format('select count(*) from (%s) x', p_query) into v_found;
  if v_found > 0 then
    raise exception 'the books are wrong: % of %', v_found, p_what;
  end if;
end $$;

-- The foreign keys of a table, as a validation of each constraint would look: a row r has its parent k<n> by `tie`, and must have one where `due`.
create or replace function demo.keys_of(p_table regclass) returns table (n bigint, name name, parent regclass, tie text, due text, is_optional boolean)
language sql stable as $$
  select c.n, c.conname, c.confrelid::regclass, string_agg(format('k%s.%I = r.%I', c.n, b.attname, a.attname), ' and ' order by x.place),
         string_agg(format('r.%I is not null', a.attname), ' and ' order by x.place), not bool_and(a.attnotnull)
    from (select f.*, row_number() over (order by f.conname) as n from pg_constraint f where f.contype = 'f' and f.conrelid = p_table) c
   cross join lateral unnest(c.conkey, c.confkey) with ordinality x (mine, theirs, place)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = x.mine join pg_attribute b on b.attrelid = c.confrelid and b.attnum = x.theirs
   group by c.n, c.conname, c.confrelid
$$;

-- Fails if a row lacks a parent that every row has: one pass through the table, however many keys it has.
create or replace function demo.expect_parents(p_table regclass) returns void
language plpgsql set jit = off set work_mem = '256MB' set max_parallel_workers_per_gather = 0 as $$
declare
  v_query text;
  v_names name[];
  v_missing bigint[];
begin
  select format('select array[%s] from %s r %s', string_agg(format('count(*) filter (where k%s.tableoid is null)', y.n), ', ' order by y.n), p_table,
                string_agg(format('left join %s k%s on %s', y.parent, y.n, y.tie), ' ' order by y.n)), array_agg(y.name order by y.n)
    into v_query, v_names from demo.keys_of(p_table) y where not y.is_optional;
  execute v_query into v_missing;
  for i in 1 .. cardinality(v_names) loop
    if v_missing[i] > 0 then
      raise exception 'the books are wrong: % of rows of % that break %', v_missing[i], p_table, v_names[i];
    end if;
  end loop;
end $$;

-- The keys that few rows have are looked up for those rows alone.
create or replace function demo.key_proofs() returns table (what text, query text)
language sql stable as $$
  select format('rows of %s that break %s', t, k.name),
         format('select from %s r where %s and not exists (select from %s k%s where %s)', t, k.due, k.parent, k.n, k.tie)
    from unnest(demo.loaded_tables()) t cross join lateral demo.keys_of(t) k where k.is_optional
$$;

-- The books: amounts of deals are those of their payments, numbers have no gaps, what was verified was approved, charged and earned,
-- figures are what rows add up to.
create or replace function demo.book_proofs() returns table (what text, query text)
language sql stable as $$
  select * from (values
    ('deals whose amounts are not those of their payments',
     'select from sales.deal d left join (select p.tenant_id, p.deal_id,
         coalesce(sum(p.amount_minor - p.refunded_minor) filter (where p.refund_of is null and p.status in (''verified'', ''refunded'')), 0) as paid,
         coalesce(sum(p.amount_minor) filter (where p.status = ''pending''), 0) as waiting,
         count(*) filter (where p.status = ''rejected'' and not p.is_replaced) as rejected from sales.payment p group by 1, 2) p
         on p.tenant_id = d.tenant_id and p.deal_id = d.id
         where (d.paid_minor, d.waiting_minor, d.rejected_count) is distinct from (coalesce(p.paid, 0), coalesce(p.waiting, 0), coalesce(p.rejected, 0))'),
    ('organizations whose deals'' numbers have gaps',
      'select from sales.deal d join demo.plan p using (tenant_id) group by d.tenant_id having max(d.number_seq) <> count(*)'),
    ('organizations whose payments'' numbers have gaps',
      'select from sales.payment y join demo.plan p using (tenant_id) group by y.tenant_id having max(y.number_seq) <> count(*)'),
    ('years whose invoices'' numbers have gaps',
      'select from sales.invoice i join demo.plan p using (tenant_id) group by i.tenant_id, i.year, i.kind having max(i.number_seq) <> count(*)'),
    ('payments verified without an invoice',
      'select from sales.payment p where p.status = ''verified''
         and not exists (select from sales.invoice i where i.tenant_id = p.tenant_id and i.payment_id = p.id and i.status <> ''void'')'),
    ('payments verified without a commission',
      'select from sales.payment p join demo.plan n using (tenant_id) where p.status = ''verified''
         and not exists (select from sales.commission c where c.tenant_id = p.tenant_id and c.payment_id = p.id)'),
    ('payments without the approvals that they count',
      'select from sales.payment p
         left join (select a.tenant_id, a.payment_id, a.round, count(*) as n from sales.payment_approval a where a.status = ''approved'' group by 1, 2, 3) a
         on a.tenant_id = p.tenant_id and a.payment_id = p.id and a.round = p.approval_round
         where p.refund_of is null and p.approvals_given <> coalesce(a.n, 0)'),
    ('figures of a measure that nothing counts',
      'select from report.figure f
         where f.measure <> all (report.measures(''deal.read'') || report.measures(''payment.read'') || report.measures(''commission.read''))')) b (what, query)
$$;

-- Sorts in pieces that fit a processor's cache, and merges them: all rows at once take a sixth longer.
create or replace function demo.build_index(p_definition text) returns void
language plpgsql set jit = off set maintenance_work_mem = '32MB' set max_parallel_maintenance_workers = 0 as $$
begin
  execute p_definition;
end $$;

-- Where a load brings more rows than there are, an index is made anew in half the time of growing with it; but those that foreign keys point at
-- stay. What is unique is not guarded meanwhile, so nobody else may write until it is. And what is dropped is still in the plan if the run is
-- interrupted: whoever runs the demo next makes it.
create or replace function demo.plan_indexes(p_deals bigint) returns void
language plpgsql as $$
begin
  with spared as materialized (
    select i.indexrelid::regclass as name, i.indrelid::regclass as owner, pg_get_indexdef(i.indexrelid) as definition, c.conname as key,
           case c.contype when 'p' then 'primary key' else 'unique' end as kind
      from pg_index i join pg_class t on t.oid = i.indrelid left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
     where i.indrelid = any (demo.indexed_tables()) and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = i.indexrelid)
       and t.reltuples <= p_deals and p_deals >= 5000
     order by i.indrelid, pg_get_indexdef(i.indexrelid) !~ 'USING gin', i.indexrelid),
  units as (
    select 1 as stage, 'select demo.let_people_write(false)' as work
    union all
    select 2, 'drop index ' || string_agg(s.name::text, ', ') from spared s where s.key is null having count(*) > 0
    union all
    select 2, format('alter table %s %s', s.owner, string_agg(format('drop constraint %I', s.key), ', ')) from spared s where s.key is not null
     group by s.owner
    union all
    select 4, format('select demo.build_index(%L)', s.definition) from spared s
    union all
    select 5, format('alter table %s %s', s.owner, string_agg(format('add constraint %1$I %2$s using index %1$I', s.key, s.kind), ', '))
      from spared s where s.key is not null group by s.owner
    union all
    select 6, 'select demo.let_people_write(true)')
  insert into demo.unit (stage, work) select u.stage, u.work from units u where exists (select from spared);
end $$;

create or replace function demo.refuse_to_write() returns trigger
language plpgsql as $$
begin
  raise exception using errcode = 'read_only_sql_transaction', message = 'demo data are loaded, wait until they are there';
end $$;

-- The load itself runs without triggers.
create or replace function demo.let_people_write(p_write boolean) returns void
language plpgsql as $$
declare
  v_table regclass;
begin
  foreach v_table in array demo.indexed_tables() loop
    execute format('drop trigger if exists demo_is_loaded on %s', v_table);
    if not p_write then
      execute format('create trigger demo_is_loaded before insert or update or delete on %s for each statement execute function demo.refuse_to_write()',
        v_table);
    end if;
  end loop;
end $$;

-- Reads a tenth of the usual sample: a page for each row of it, which are out of memory by then (13 s for a million deals). Autovacuum reads the rest later.
create or replace function demo.analyze_trail() returns void
language plpgsql set default_statistics_target = 10 as $$
begin
  analyze audit.change (tenant_id, id, at, xid, user_id, relation, row_id, action);
end $$;

-- The longest of each stage first; both connections have their share of either.
create or replace function demo.plan_finish() returns void
language plpgsql as $$
begin
  insert into demo.unit (stage, work) values (1, 'select demo.let_autovacuum(false)'), (2, 'select demo.number_invoices()');
  insert into demo.unit (stage, work) select 4, format('select demo.fold_figures(%L)', p.tenant_id) from demo.plan p order by p.deals desc;
  perform demo.plan_indexes((select sum(u.deals) from demo.unit u)::bigint);
  insert into demo.unit (stage, work) values (4, 'select demo.analyze_trail()');
  insert into demo.unit (stage, work) select 4, 'analyze ' || t
    from unnest('{crm.client}' || demo.indexed_tables()::text[]) t;
  -- what the search indexes put off
  insert into demo.unit (stage, work) select 4, format('select gin_clean_pending_list(%L)', c.oid::regclass)
    from pg_class c join pg_am a on a.oid = c.relam where a.amname = 'gin' and c.relkind = 'i'
      and c.relnamespace in ('crm'::regnamespace, 'sales'::regnamespace);
  -- streaks read the figures, which are many times fewer once they are folded
  insert into demo.unit (stage, work) values (5, 'analyze report.delta, report.figure_day, report.total_day, report.figure_month, report.total_month');
  insert into demo.unit (stage, work) select 5, format('select demo.store_streaks(%L)', p.tenant_id) from demo.plan p;
  insert into demo.unit (stage, work) values (6, 'analyze sales.daily_streak');
  insert into demo.unit (stage, work) select 6, format('select demo.expect_parents(%L)', t) from unnest(demo.loaded_tables()) t;
  insert into demo.unit (stage, work) select 6, format('select demo.expect_none(%L, %L)', p.what, p.query)
    from (select * from demo.book_proofs() union all select * from demo.key_proofs()) p;
  -- what is broken is told as what it is, not as what the figures make of it
  insert into demo.unit (stage, work) select 7, format('select demo.expect_none(%L, %L)', 'figures that differ from the rows',
    format('select from report.recount(null, %L)', m))
    from unnest('{deal.read,payment.read,commission.read}'::text[]) m;
  insert into demo.unit (stage, work) select 8, 'select demo.let_autovacuum(true)';
end $$;

commit;
