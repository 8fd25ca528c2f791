-- Rates of exchange for two years and a bit, and the rules of the demo's organizations.
begin;

-- A rate that wanders a little around its middle, the same for a day on every machine.
create or replace function demo.rate(p_middle numeric, p_day date, p_stream int) returns numeric
language sql immutable parallel safe
return round((p_middle * (1 + 0.022 * sin((p_day - '2020-01-01'::date) / 47.0 + p_stream)
                            + 0.009 * sin((p_day - '2020-01-01'::date) / 11.0 + p_stream * 2)
                            + 0.004 * (demo.u(p_day - '2020-01-01'::date, p_stream) - 0.5)))::numeric, 4);

insert into core.exchange_rate (tenant_id, currency, base, valid_on, rate)
select core.platform_id(), r.currency, r.base, d::date, demo.rate(r.middle, d::date, r.stream)
  from (values ('EUR', 'PLN', 4.2510, 1), ('USD', 'PLN', 3.7420, 2), ('GBP', 'PLN', 4.9480, 3), ('EUR', 'USD', 1.1360, 4)) r (currency, base, middle, stream)
 cross join generate_series(current_date - 760, current_date, interval '1 day') d
on conflict on constraint exchange_rate_unique do nothing;

insert into core.setting (tenant_id, key, value, value_type, category, description)
select demo.tenant('baltic-solar'), 'invoice.tax_rate', '23', 'decimal', 'sales', 'Tax on invoices, percent'
 where not exists (select from core.setting s where s.tenant_id = demo.tenant('baltic-solar') and s.key = 'invoice.tax_rate');

insert into sales.approval_rule (tenant_id, name, currency, from_minor, approvals, created_by)
select demo.tenant(r.slug), r.name, r.currency, r.from_minor, 2, demo.person(r.email)
  from (values ('baltic-solar', 'Two people over EUR 20,000', 'EUR', 2000000, 'manager@baltic.example'),
        ('baltic-solar', 'Two people over PLN 85,000', 'PLN', 8500000, 'manager@baltic.example'),
        ('baltic-solar', 'Two people over USD 22,000', 'USD', 2200000, 'manager@baltic.example'),
        ('atlas-loans', 'Two people over USD 20,000', 'USD', 2000000, 'manager@atlas.example')) r (slug, name, currency, from_minor, email)
 where not exists (select from sales.approval_rule a where a.tenant_id = demo.tenant(r.slug) and a.name = r.name);

insert into sales.commission_rule (tenant_id, name, rate, valid_from, currency, refund_penalty_rate, created_by)
select demo.tenant(r.slug), 'Standard 3%', 3, current_date - 800, r.currency, 0, demo.person(r.email)
  from (values ('baltic-solar', 'PLN', 'manager@baltic.example'), ('atlas-loans', 'USD', 'manager@atlas.example')) r (slug, currency, email)
 where not exists (select from sales.commission_rule a where a.tenant_id = demo.tenant(r.slug));

commit;
