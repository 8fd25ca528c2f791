-- Stores a unit's rows with what triggers would have written: the load runs without them (session_replication_role), set by set, and
-- 40-finish.sql proves what they would have refused.
begin;

-- Runs p_rows, which stores rows of a table, and writes their trail (an entry has its row's id, which no other has) and what they add to the figures;
-- returns how many there were.
-- p_facts: measures of a row r (and its organization's time zone) as report's functions tell them; p_owner: whose figures they are.
create or replace function demo.store_rows(p_table regclass, p_rows text, p_facts text default null, p_owner text default 'owner_id',
  p_detail text default '''''') returns bigint
language plpgsql as $$
declare
  -- as audit.capture() shapes them: without what the entry itself says, and of a file's bytes the digest; jsonb keeps shorter keys first: a row whose
  -- columns come so needs no sorting (a fifth of the time)
  v_columns text := (select string_agg(case when p_table = 'core.attachment'::regclass and a.attname = 'content' then '''sha256:'' || s.sha256 as content'
                                        else format('s.%I', a.attname) end, ', ' order by length(a.attname), a.attname::text collate "C")
                       from pg_attribute a
                      where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped and a.attname not in ('id', 'tenant_id', 'updated_at'));
  v_stored bigint;
  v_trailed bigint;
begin
  execute format($q$
    with stored as materialized (select r.* from %1$s r),
    trail as (
      insert into audit.change (id, tenant_id, at, xid, login, client_ip, client_program, relation, row_id, action, new_values)
      select s.id, s.tenant_id, $1, $2, $3, $4, $5, %2$L, s.id, 'insert', to_jsonb(x) from stored s cross join lateral (select %3$s) x returning 1)%4$s
    select (select count(*) from stored), (select count(*) from trail)$q$,
    p_rows, p_table, v_columns,
    case when p_facts is not null then format($q$,
    figured as (
      insert into report.delta (tenant_id, measure, day, owner_id, currency, detail, n, amount_minor)
      select s.tenant_id, f.measure, f.day, s.%1$I, s.currency, %2$s, count(*), sum(f.amount_minor)
        from stored s join core.tenant t on t.id = s.tenant_id cross join lateral %3$s f group by 1, 2, 3, 4, 5, 6)$q$, p_owner, p_detail,
          format(p_facts, format('row(s.*)::%s', p_table))) end)
  into v_stored, v_trailed
  -- the same for every row: asked for once
  using clock_timestamp(), pg_current_xact_id(), session_user::text, inet_client_addr(), current_setting('application_name');
  if v_stored <> v_trailed then
    raise exception '% of % rows of % are in the trail', v_trailed, v_stored, p_table;
  end if;
  return v_stored;
end $$;

-- Reads the pages that were added since this connection's last unit, which marks their rows as committed while the pages are still to be
-- written. Whoever reads them first after a checkpoint would log each page whole, and write it once more.
create or replace function demo.mark_committed() returns void
language plpgsql as $$
declare
  v_pages jsonb := nullif(current_setting('kontor.demo_pages', true), '');
  v_table text;
begin
  for v_table in select jsonb_object_keys(v_pages) loop
    execute format('select count(*) from %s r where r.ctid >= %L', v_table, format('(%s,0)', v_pages -> v_table));
  end loop;
  perform set_config('kontor.demo_pages', jsonb_object_agg(t, pg_relation_size(t) / current_setting('block_size')::int)::text, false)
    from unnest(demo.indexed_tables()) t;
end $$;

create or replace function demo.load_clients(p_unit demo.unit) returns void
language plpgsql set jit = off set gin_pending_list_limit = '64MB' set session_replication_role = replica as $$
begin
  perform demo.store_rows('crm.client',
    format('demo.store_clients((select p from demo.plan p where p.tenant_id = %L), %s, %s)', p_unit.tenant_id, p_unit.low, p_unit.high));
end $$;

create or replace function demo.load_deals(p_unit demo.unit) returns void
language plpgsql set jit = off set work_mem = '256MB' set gin_pending_list_limit = '64MB' set session_replication_role = replica as $$
declare
  v_plan demo.plan := (select p from demo.plan p where p.tenant_id = p_unit.tenant_id);
begin
  begin
    perform set_config('temp_buffers', '128MB', false);      -- what a unit's rows need before they are stored
  exception when invalid_parameter_value then
    null;      -- the session has made temporary tables before
  end;
  perform demo.mark_committed();
  perform demo.spec_unit(v_plan, p_unit);
  perform demo.store_rows('sales.deal', format('demo.store_deals(%L)', v_plan.tenant_id), 'report.deal_facts(%s)');
  perform demo.store_rows('core.attachment', format('demo.store_receipts(%L, %L)', v_plan.tenant_id, v_plan.name));
  perform demo.store_rows('sales.payment', format('demo.store_payments(%L)', v_plan.tenant_id), 'report.payment_facts(%s, t.timezone)',
    p_detail => 'f.detail');
  perform demo.store_rows('sales.payment_approval', format('demo.store_approvals(%L)', v_plan.tenant_id));
  perform demo.store_rows('sales.invoice', format('demo.store_invoices(%L)', v_plan.tenant_id));
  perform demo.store_rows('sales.commission', format('demo.store_commissions(%L)', v_plan.tenant_id), 'report.commission_facts(%s)', 'user_id');
  drop table spec_deal, spec_payment, spec_invoice;
end $$;

commit;
