-- Deploy kontor:sales/approval_rule to pg
-- From which amount how many approvals a payment needs, and by which role.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.approval_rule (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  name text not null,
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

commit;
