-- Deploy kontor:sales/commission to pg
-- What a person earns with a verified payment: a line a payment, a line a bonus, a negative line for what is taken back after it was paid.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.commission (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  kind text not null default 'sale',
  deal_id uuid not null,
  payment_id uuid not null,
  user_id uuid not null,
  rule_id uuid,
  claws_back uuid,
  period date not null,
  base_minor bigint not null,
  base_currency text not null,
  rate numeric(6,3) not null,
  exchange_rate numeric(18,8) not null default 1,
  currency text not null,
  commission_minor bigint not null,
  bonus_minor bigint not null default 0,
  penalty_minor bigint not null default 0,
  final_minor bigint not null generated always as (commission_minor + bonus_minor - penalty_minor) stored,
  status text not null default 'pending',
  is_on_hold boolean not null default false,
  hold_reason text not null default '',
  approved_by uuid,
  approved_at timestamptz,
  payout_id uuid,
  paid_at timestamptz,
  verified_at timestamptz not null,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint commission_pkey primary key (tenant_id, id),
  constraint commission_deal foreign key (tenant_id, deal_id) references sales.deal (tenant_id, id),
  constraint commission_payment foreign key (tenant_id, payment_id) references sales.payment (tenant_id, id),
  constraint commission_person foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id),
  constraint commission_rule_applied foreign key (tenant_id, rule_id) references sales.commission_rule (tenant_id, id),
  constraint commission_claws_back foreign key (tenant_id, claws_back) references sales.commission (tenant_id, id),
  constraint commission_payout foreign key (tenant_id, payout_id) references sales.commission_payout (tenant_id, id),
  constraint commission_base_currency foreign key (base_currency) references core.currency (code),
  constraint commission_currency foreign key (currency) references core.currency (code),
  constraint commission_kind_known check (kind in ('sale', 'bonus', 'claw_back')),
  constraint commission_status_known check (status in ('pending', 'approved', 'paid', 'clawed_back')),
  constraint commission_rate_range check (rate between 0 and 100),
  constraint commission_exchange_rate_positive check (exchange_rate > 0),
  constraint commission_period_first check (period = date_trunc('month', period::timestamp)::date),
  constraint commission_sign check (case kind
    when 'sale' then base_minor > 0 and commission_minor >= 0 and bonus_minor = 0 and penalty_minor >= 0
    when 'bonus' then base_minor = 0 and commission_minor = 0 and bonus_minor > 0 and penalty_minor between 0 and bonus_minor
    else base_minor <= 0 and commission_minor <= 0 and bonus_minor <= 0 and penalty_minor >= 0 end),
  constraint commission_claw_back_fits check ((kind = 'claw_back') = (claws_back is not null)),
  constraint commission_approved_fits check ((approved_by is null) = (approved_at is null)
    and (approved_by is not null or status in ('pending', 'clawed_back'))),
  constraint commission_four_eyes check (approved_by <> user_id),
  constraint commission_paid_fits check ((status = 'paid') = (payout_id is not null and paid_at is not null)),
  constraint commission_hold_fits check (not is_on_hold or (status in ('pending', 'approved') and btrim(hold_reason) <> '')),
  constraint commission_hold_reason_length check (char_length(hold_reason) <= 500)
);
-- an undone approval takes its lines back; until then a payment earns one line, and a month one bonus
create unique index commission_sale_once on sales.commission (tenant_id, payment_id) where kind = 'sale' and status <> 'clawed_back';
create unique index commission_bonus_once on sales.commission (tenant_id, user_id, period) where kind = 'bonus' and status <> 'clawed_back';
create index commission_by_payment on sales.commission (tenant_id, payment_id);
create index commission_by_deal on sales.commission (tenant_id, deal_id);
create index commission_by_person on sales.commission (tenant_id, user_id, period, id);
create index commission_by_period on sales.commission (tenant_id, period, id);
create index commission_by_verified on sales.commission (tenant_id, verified_at, id);
create index commission_by_rule on sales.commission (tenant_id, rule_id) where rule_id is not null;
create index commission_by_claw_back on sales.commission (tenant_id, claws_back) where claws_back is not null;
-- whose months wait for approval is counted by stepping from one to the next, whatever the number of lines
create index commission_to_approve on sales.commission (tenant_id, period, user_id, currency) where status = 'pending' and not is_on_hold;
-- … and what the next payouts are made of is added up, whatever was paid before
create index commission_due on sales.commission (tenant_id, user_id, period, id) where status = 'approved' or (kind = 'claw_back' and status = 'pending');
create index commission_by_payout on sales.commission (tenant_id, payout_id) where payout_id is not null;

comment on table sales.commission is 'Commission. What a person earns with a verified payment, and what it is made of.';
comment on column sales.commission.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column sales.commission.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column sales.commission.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column sales.commission.created_at is 'Created. When the row was entered.';
comment on column sales.commission.updated_at is 'Changed. When the row was last changed.';
comment on column sales.commission.created_by is 'Entered by. Who entered the row.';
comment on column sales.commission.kind is 'Kind. Sale, bonus or claw-back.';
comment on column sales.commission.deal_id is 'Deal. The deal that earned it.';
comment on column sales.commission.payment_id is 'Payment. The verified payment that earned it, or the refund that takes it back.';
comment on column sales.commission.user_id is 'Person. Who earns it.';
comment on column sales.commission.rule_id is 'Rule. The rule that applied.';
comment on column sales.commission.claws_back is 'Takes back. The paid commission that this line takes back.';
comment on column sales.commission.period is 'Month. First day of the month in which it is settled.';
comment on column sales.commission.base_minor is 'Base. The verified amount, in its currency; negative where it was refunded.';
comment on column sales.commission.base_currency is 'Base currency. The payment''s currency.';
comment on column sales.commission.rate is 'Rate. Percent of the base, 0 to 100.';
comment on column sales.commission.exchange_rate is 'Rate of exchange. One unit of the base currency in the currency of the commission.';
comment on column sales.commission.currency is 'Currency. What the commission is paid in.';
comment on column sales.commission.commission_minor is 'Commission. Base by rate by rate of exchange, rounded half away from zero.';
comment on column sales.commission.bonus_minor is 'Bonus. For reaching the month''s target.';
comment on column sales.commission.penalty_minor is 'Penalty. Taken off for refunds.';
comment on column sales.commission.final_minor is 'To pay. Commission and bonus less penalty.';
comment on column sales.commission.status is 'Status. Pending, approved, paid or clawed back.';
comment on column sales.commission.is_on_hold is 'On hold. Neither approved nor paid while it is.';
comment on column sales.commission.hold_reason is 'Reason for the hold. Why it waits.';
comment on column sales.commission.approved_by is 'Approved by. Who approved it.';
comment on column sales.commission.approved_at is 'Approved. When it was approved.';
comment on column sales.commission.payout_id is 'Payout. The payout that it was paid with.';
comment on column sales.commission.paid_at is 'Paid. When it was paid.';
comment on column sales.commission.verified_at is 'Verified. When the payment was verified, or refunded.';

select core.protect('sales.commission', 'commission.read', null, 'user_id', '{}', '{}');

commit;
