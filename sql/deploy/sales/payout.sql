-- Deploy kontor:sales/payout to pg
-- What a person was paid in commissions, one row a payment.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.commission_payout (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  number_seq bigint not null,
  number text not null generated always as ('CM' || lpad(number_seq::text, greatest(4, length(number_seq::text)), '0')) stored,
  user_id uuid not null,
  period date not null,
  total_minor bigint not null,
  currency text not null,
  lines int not null,
  approved_by uuid not null default core.me(),
  paid_at timestamptz not null default clock_timestamp(),
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint commission_payout_pkey primary key (tenant_id, id),
  constraint commission_payout_number unique (tenant_id, number_seq),
  constraint commission_payout_person foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id),
  constraint commission_payout_approver foreign key (tenant_id, approved_by) references core.membership (tenant_id, user_id),
  constraint commission_payout_currency foreign key (currency) references core.currency (code),
  constraint commission_payout_four_eyes check (approved_by <> user_id),
  constraint commission_payout_period_first check (period = date_trunc('month', period::timestamp)::date),
  constraint commission_payout_total_positive check (total_minor > 0),
  constraint commission_payout_lines_positive check (lines > 0)
);
create index commission_payout_by_person on sales.commission_payout (tenant_id, user_id, period);
create index commission_payout_by_approver on sales.commission_payout (tenant_id, approved_by);
create index commission_payout_by_period on sales.commission_payout (tenant_id, period, id);
create index commission_payout_by_currency on sales.commission_payout (currency, tenant_id);

comment on table sales.commission_payout is 'Payout. Commissions paid to a person for a month.';
comment on column sales.commission_payout.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column sales.commission_payout.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column sales.commission_payout.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column sales.commission_payout.created_at is 'Created. When the row was entered.';
comment on column sales.commission_payout.updated_at is 'Changed. When the row was last changed.';
comment on column sales.commission_payout.created_by is 'Entered by. Who entered the row.';
comment on column sales.commission_payout.number_seq is 'Running number. The number without letters; without gaps within the organization.';
comment on column sales.commission_payout.number is 'Payout. The payout''s number, for example CM0012.';
comment on column sales.commission_payout.user_id is 'Person. Who was paid.';
comment on column sales.commission_payout.period is 'Month. First day of the month that was paid for.';
comment on column sales.commission_payout.total_minor is 'Total. What was paid.';
comment on column sales.commission_payout.currency is 'Currency. What it was paid in.';
comment on column sales.commission_payout.lines is 'Lines. How many commissions it holds.';
comment on column sales.commission_payout.approved_by is 'Paid by. Who approved the payout.';
comment on column sales.commission_payout.paid_at is 'Paid. When it was paid.';

select core.protect('sales.commission_payout', 'commission.read', null, 'user_id', '{}', '{}');

commit;
