-- Deploy kontor:report/deal_figure to pg
-- What deals add to the figures.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

-- On the day it was made: entered, and how far it came. On the day it was complete: won. On the day it was due: due, and whether the money had come in.
-- A union, not VALUES: those compile their expressions anew for every deal.
create function report.deal_facts(d sales.deal) returns table (measure text, day date, amount_minor bigint)
language sql immutable parallel safe rows 4 as $$
  select 'entered', d.deal_date, d.amount_minor where d.status <> 'draft' and d.deleted_at is null
  union all select 'first_payment', d.deal_date, d.amount_minor
   where d.status <> 'draft' and d.deleted_at is null and (d.paid_minor + d.waiting_minor + d.refunded_minor > 0 or d.rejected_count + d.sent_count > 0)
  union all select 'sent', d.deal_date, d.amount_minor where d.status <> 'draft' and d.deleted_at is null and d.sent_count > 0
  union all select 'checked', d.deal_date, d.amount_minor where d.status <> 'draft' and d.deleted_at is null and d.paid_minor + d.refunded_minor > 0
  union all select 'paid', d.deal_date, d.amount_minor where d.status <> 'draft' and d.deleted_at is null and d.completed_on is not null
  union all select 'won', d.completed_on, d.amount_minor where d.status <> 'draft' and d.deleted_at is null and d.completed_on is not null
  union all select 'due', d.due_date, d.amount_minor where d.status not in ('draft', 'cancelled') and d.deleted_at is null
  union all select 'on_time', d.due_date, d.amount_minor
   where d.status not in ('draft', 'cancelled') and d.deleted_at is null
     and d.completed_on is not null and d.collected_on <= d.due_date
$$;
comment on function report.deal_facts(sales.deal) is 'Which measures a deal counts for, on which day, with which amount.';

set local role kontor_definer;
create function report.follow_deal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    perform report.enter_rows(array(select distinct o.tenant_id from oldt o));
  else
    perform report.enter_rows(array(select distinct n.tenant_id from newt n));
  end if;
  if tg_op <> 'DELETE' then
    if tg_op = 'INSERT' then
      insert into report.delta (tenant_id, measure, day, owner_id, currency, n, amount_minor)
      select d.tenant_id, f.measure, f.day, d.owner_id, d.currency, count(*), sum(f.amount_minor)
        from newt d cross join lateral report.deal_facts(d) f group by 1, 2, 3, 4, 5;
    else
      insert into report.delta (tenant_id, measure, day, owner_id, currency, n, amount_minor)
      select tenant_id, measure, day, owner_id, currency, sum(k), sum(k * amount_minor)
        from (select 1 as k, d.tenant_id, f.measure, f.day, d.owner_id, d.currency, f.amount_minor from newt d cross join lateral report.deal_facts(d) f
              union all
              select -1, d.tenant_id, f.measure, f.day, d.owner_id, d.currency, f.amount_minor from oldt d cross join lateral report.deal_facts(d) f) x
       group by 1, 2, 3, 4, 5 having sum(k) <> 0 or sum(k * amount_minor) <> 0;
    end if;
  else
    insert into report.delta (tenant_id, measure, day, owner_id, currency, n, amount_minor)
    select d.tenant_id, f.measure, f.day, d.owner_id, d.currency, -count(*), -sum(f.amount_minor)
      from oldt d cross join lateral report.deal_facts(d) f group by 1, 2, 3, 4, 5;
  end if;
  return null;
end $$;
set local role kontor_owner;

create trigger report_insert after insert on sales.deal referencing new table as newt for each statement execute function report.follow_deal();
create trigger report_update after update on sales.deal referencing old table as oldt new table as newt
    for each statement execute function report.follow_deal();
create trigger report_delete after delete on sales.deal referencing old table as oldt for each statement execute function report.follow_deal();

commit;
