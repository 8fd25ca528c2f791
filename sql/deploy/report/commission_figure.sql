-- Deploy kontor:report/commission_figure to pg
-- What commissions add to the figures: on the first day of their month, by how far they are.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create function report.commission_facts(c sales.commission) returns table (measure text, day date, amount_minor bigint)
language sql immutable parallel safe rows 1 as $$
  select 'earned', c.period, c.final_minor where c.status = 'pending' and not c.is_on_hold
  union all select 'held', c.period, c.final_minor where c.is_on_hold
  union all select 'approved', c.period, c.final_minor where c.status = 'approved' and not c.is_on_hold
  union all select 'paid_out', c.period, c.final_minor where c.status = 'paid'
$$;
comment on function report.commission_facts(sales.commission) is 'Which measure a commission counts for, in which month, with which amount.';

set local role kontor_definer;
create function report.follow_commission() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    perform report.enter_rows(array(select distinct o.tenant_id from oldt o));
  else
    perform report.enter_rows(array(select distinct n.tenant_id from newt n));
  end if;
  if tg_op = 'INSERT' then
    insert into report.delta (tenant_id, measure, day, owner_id, currency, n, amount_minor)
    select c.tenant_id, f.measure, f.day, c.user_id, c.currency, count(*), sum(f.amount_minor)
      from newt c cross join lateral report.commission_facts(c) f group by 1, 2, 3, 4, 5;
  elsif tg_op = 'UPDATE' then
    insert into report.delta (tenant_id, measure, day, owner_id, currency, n, amount_minor)
    select tenant_id, measure, day, user_id, currency, sum(k), sum(k * amount_minor)
      from (select 1 as k, c.tenant_id, f.measure, f.day, c.user_id, c.currency, f.amount_minor from newt c cross join lateral report.commission_facts(c) f
            union all
            select -1, c.tenant_id, f.measure, f.day, c.user_id, c.currency, f.amount_minor from oldt c cross join lateral report.commission_facts(c) f) x
     group by 1, 2, 3, 4, 5 having sum(k) <> 0 or sum(k * amount_minor) <> 0;
  else
    insert into report.delta (tenant_id, measure, day, owner_id, currency, n, amount_minor)
    select c.tenant_id, f.measure, f.day, c.user_id, c.currency, -count(*), -sum(f.amount_minor)
      from oldt c cross join lateral report.commission_facts(c) f group by 1, 2, 3, 4, 5;
  end if;
  return null;
end $$;
set local role kontor_owner;

create trigger report_insert after insert on sales.commission referencing new table as newt for each statement execute function report.follow_commission();
create trigger report_update after update on sales.commission referencing old table as oldt new table as newt
    for each statement execute function report.follow_commission();
create trigger report_delete after delete on sales.commission referencing old table as oldt for each statement execute function report.follow_commission();

commit;
