-- Deploy kontor:sales/commission_rule to pg
-- What share of a verified payment its owner earns: the rule of the person, else the team, else the role, else the organization.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.commission_rule (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  name text collate core.alphabet not null,
  user_id uuid,
  team_id uuid,
  role_key text,
  subject text not null generated always as (coalesce('user ' || user_id::text, 'team ' || team_id::text, 'role ' || role_key, 'tenant')) stored,
  rate numeric(6,3) not null,
  valid_from date not null,
  valid_to date,
  currency text not null,
  target_minor bigint not null default 0,
  bonus_minor bigint not null default 0,
  refund_penalty_rate numeric(6,3) not null default 0,
  is_active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint commission_rule_pkey primary key (tenant_id, id),
  constraint commission_rule_tenant foreign key (tenant_id) references core.tenant (id),
  constraint commission_rule_user foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id),
  constraint commission_rule_team foreign key (tenant_id, team_id) references core.team (tenant_id, id),
  constraint commission_rule_currency foreign key (currency) references core.currency (code),
  constraint commission_rule_subject check (num_nonnulls(user_id, team_id, role_key) <= 1),
  constraint commission_rule_name_given check (btrim(name) <> ''),
  constraint commission_rule_name_length check (char_length(name) <= 80),
  constraint commission_rule_role_key_length check (char_length(role_key) between 1 and 40),
  constraint commission_rule_rate_range check (rate between 0 and 100),
  constraint commission_rule_penalty_range check (refund_penalty_rate between 0 and 100),
  constraint commission_rule_dates check (valid_to >= valid_from),
  constraint commission_rule_date_range check (valid_from between '1990-01-01' and '2199-12-31' and valid_to between '1990-01-01' and '2199-12-31'),
  constraint commission_rule_target_range check (target_minor between 0 and 1000000000000000),
  constraint commission_rule_bonus_range check (bonus_minor between 0 and 1000000000000000),
  constraint commission_rule_bonus_has_target check (bonus_minor = 0 or target_minor > 0),
  constraint commission_rule_no_overlap exclude using gist (tenant_id with =, subject with =,
    daterange(valid_from, valid_to, '[]') with &&) where (is_active)
);
create index commission_rule_by_user on sales.commission_rule (tenant_id, user_id) where user_id is not null;
create index commission_rule_by_team on sales.commission_rule (tenant_id, team_id) where team_id is not null;
create index commission_rule_by_subject on sales.commission_rule (tenant_id, subject, valid_from);
create index commission_rule_by_currency on sales.commission_rule (currency, tenant_id);

comment on table sales.commission_rule is 'Commission rule. What share of a verified payment a person earns.';
comment on column sales.commission_rule.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column sales.commission_rule.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column sales.commission_rule.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column sales.commission_rule.created_at is 'Created. When the row was entered.';
comment on column sales.commission_rule.updated_at is 'Changed. When the row was last changed.';
comment on column sales.commission_rule.created_by is 'Entered by. Who entered the row.';
comment on column sales.commission_rule.name is 'Name. What the rule is called, for example Standard 3%.';
comment on column sales.commission_rule.user_id is 'Person. Applies to one person, before any other rule.';
comment on column sales.commission_rule.team_id is 'Team. Applies to the members of a team.';
comment on column sales.commission_rule.role_key is 'Role. Applies to people with a role.';
comment on column sales.commission_rule.subject is 'Applies to. Person, team, role or, with none of them, the whole organization.';
comment on column sales.commission_rule.rate is 'Rate. Percent of the verified payment, 0 to 100.';
comment on column sales.commission_rule.valid_from is 'From. First day on which the rule applies.';
comment on column sales.commission_rule.valid_to is 'To. Last day on which the rule applies; empty without end.';
comment on column sales.commission_rule.currency is 'Currency. The currency of target and bonus.';
comment on column sales.commission_rule.target_minor is 'Target. Verified payments of a month from which the bonus is earned.';
comment on column sales.commission_rule.bonus_minor is 'Bonus. Earned once a month when the target is reached.';
comment on column sales.commission_rule.refund_penalty_rate is 'Refund penalty. Percent of the commission taken back that is taken in addition.';
comment on column sales.commission_rule.is_active is 'Active. A rule that is switched off applies no more.';

select core.protect('sales.commission_rule', 'commission.read', 'rule.manage', null,
  '{id,name,user_id,team_id,role_key,rate,valid_from,valid_to,currency,target_minor,bonus_minor,refund_penalty_rate,is_active}',
  '{name,rate,valid_from,valid_to,currency,target_minor,bonus_minor,refund_penalty_rate,is_active}');

commit;
