-- Deploy kontor:sales/approval_rule to pg
-- From which amount how many approvals a payment needs, and by which role.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.approval_rule (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  name text collate core.alphabet not null,
  currency text not null,
  from_minor bigint not null,
  approvals int not null default 1,
  role_key text not null default '',
  is_active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint approval_rule_pkey primary key (tenant_id, id),
  constraint approval_rule_tenant foreign key (tenant_id) references core.tenant (id),
  constraint approval_rule_currency foreign key (currency) references core.currency (code),
  constraint approval_rule_once unique (tenant_id, currency, from_minor, role_key),
  constraint approval_rule_name_given check (btrim(name) <> ''),
  constraint approval_rule_name_length check (char_length(name) <= 80),
  constraint approval_rule_from_sign check (from_minor between 0 and 1000000000000000),
  constraint approval_rule_approvals_range check (approvals between 1 and 5),
  constraint approval_rule_role_key_length check (char_length(role_key) <= 40)
);
create index approval_rule_by_currency on sales.approval_rule (currency, tenant_id);

comment on table sales.approval_rule is 'Approval rule. How many people must approve a payment, from an amount on.';
comment on column sales.approval_rule.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column sales.approval_rule.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column sales.approval_rule.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column sales.approval_rule.created_at is 'Created. When the row was entered.';
comment on column sales.approval_rule.updated_at is 'Changed. When the row was last changed.';
comment on column sales.approval_rule.created_by is 'Entered by. Who entered the row.';
comment on column sales.approval_rule.name is 'Name. What the rule is called.';
comment on column sales.approval_rule.currency is
    'Currency. Payments in other currencies are converted at the day''s rate, unless they have rules of their own.';
comment on column sales.approval_rule.from_minor is 'From. The rule applies to payments of this amount and more.';
comment on column sales.approval_rule.approvals is 'Approvals. How many people must approve.';
comment on column sales.approval_rule.role_key is 'Role. Only people with this role count; empty for everybody who may verify.';
comment on column sales.approval_rule.is_active is 'Active. A rule that is switched off applies to no new payment.';

select core.protect('sales.approval_rule', null, 'rule.manage', null,
  '{id,name,currency,from_minor,approvals,role_key,is_active}', '{name,currency,from_minor,approvals,role_key,is_active}');

set local role kontor_definer;

-- The rules that an amount reaches: those of the highest threshold apply together. Each asks for its approvals, and so there is one
-- entry an approval: the role that has to give it ('' is anybody who may verify). Without a rate of exchange the strictest rules apply.
create function sales.rules_reached(p_tenant uuid, p_amount_minor bigint, p_currency text, out from_minor bigint, out currency text, out slots text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_currency text := p_currency;
  v_amount bigint := p_amount_minor;
  v_from bigint;
begin
  if not exists (select from sales.approval_rule r where r.tenant_id = p_tenant and r.currency = p_currency and r.is_active) then
    v_currency := (select t.currency from core.tenant t where t.id = p_tenant);
    v_amount := coalesce(sales.convert(p_tenant, p_amount_minor, p_currency, v_currency, sales.today(p_tenant)), 9223372036854775807);
  end if;
  v_from := (select max(r.from_minor) from sales.approval_rule r
              where r.tenant_id = p_tenant and r.currency = v_currency and r.is_active and r.from_minor <= v_amount);
  from_minor := v_from;
  currency := v_currency;
  slots := coalesce((
    select array_agg(r.role_key order by r.role_key desc) from sales.approval_rule r cross join generate_series(1, r.approvals)
     where r.tenant_id = p_tenant and r.currency = v_currency and r.is_active and r.from_minor = v_from), '{""}');
end $$;
comment on function sales.rules_reached(uuid, bigint, text) is 'The threshold that an amount reaches, and the approvals that are asked for from there on.';

create function sales.approval_threshold(p_amount_minor bigint, p_currency text, p_approvals int, out from_minor bigint, out currency text)
language plpgsql stable security definer cost 100 set search_path = pg_catalog, pg_temp as $$
begin
  select r.from_minor, r.currency into from_minor, currency from sales.rules_reached(core.tenant_id(), p_amount_minor, p_currency) r
   where r.from_minor > 0 and cardinality(r.slots) = p_approvals;
end $$;
comment on function sales.approval_threshold(bigint, text, int) is
  'From which amount on payments need that many approvals; null where it is not this one''s amount alone that asks for them.';
grant execute on function sales.approval_threshold(bigint, text, int) to kontor_app;

commit;
