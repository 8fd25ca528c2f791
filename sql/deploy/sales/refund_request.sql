-- Deploy kontor:sales/refund_request to pg
-- Refunds that somebody asked for. Where a refund needs two people, the second one is another: declared, not only checked.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.refund_request (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  payment_id uuid not null,
  owner_id uuid not null,
  asked_by uuid not null default core.me(),
  amount_minor bigint not null,
  currency text not null,
  reason text not null,
  status text not null default 'asked',
  needs_two boolean not null default false,
  decided_by uuid,
  decided_at timestamptz,
  decided_reason text not null default '',
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint refund_request_pkey primary key (tenant_id, id),
  constraint refund_request_payment foreign key (tenant_id, payment_id) references sales.payment (tenant_id, id),
  constraint refund_request_owner foreign key (tenant_id, owner_id) references core.membership (tenant_id, user_id),
  constraint refund_request_asker foreign key (tenant_id, asked_by) references core.membership (tenant_id, user_id),
  constraint refund_request_decider foreign key (tenant_id, decided_by) references core.membership (tenant_id, user_id),
  constraint refund_request_currency foreign key (currency) references core.currency (code),
  constraint refund_request_amount_positive check (amount_minor between 1 and 1000000000000000),
  constraint refund_request_status_known check (status in ('asked', 'refunded', 'declined')),
  constraint refund_request_decided_fits check ((status = 'asked') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint refund_request_four_eyes check (not (needs_two and status = 'refunded') or decided_by <> asked_by),
  constraint refund_request_reason_given check (btrim(reason) <> ''),
  constraint refund_request_reason_length check (char_length(reason) <= 500),
  constraint refund_request_decided_reason_length check (char_length(decided_reason) <= 500)
);
create unique index refund_request_open on sales.refund_request (tenant_id, payment_id) where status = 'asked';
create index refund_request_by_payment on sales.refund_request (tenant_id, payment_id);
create index refund_request_by_owner on sales.refund_request (tenant_id, owner_id);
create index refund_request_by_asker on sales.refund_request (tenant_id, asked_by);
create index refund_request_by_decider on sales.refund_request (tenant_id, decided_by);

comment on table sales.refund_request is 'Refund asked. Who asked for a refund of what, and what was decided.';
comment on column sales.refund_request.payment_id is 'Payment. What is to be paid back.';
comment on column sales.refund_request.owner_id is 'Owner. The deal''s owner, who sees the request.';
comment on column sales.refund_request.asked_by is 'Asked by. Who asked.';
comment on column sales.refund_request.amount_minor is 'Amount. At most so much is paid back.';
comment on column sales.refund_request.currency is 'Currency. The payment''s currency.';
comment on column sales.refund_request.reason is 'Reason. Why it was asked for.';
comment on column sales.refund_request.status is 'Status. Asked, refunded or declined.';
comment on column sales.refund_request.needs_two is 'Needs two people. Whether the decider had to be somebody else.';
comment on column sales.refund_request.decided_by is 'Decided by. Who refunded or declined.';
comment on column sales.refund_request.decided_at is 'Decided. When it was decided.';
comment on column sales.refund_request.decided_reason is 'Remark. Why it was decided so.';

select core.protect('sales.refund_request', 'payment.read', null, 'owner_id', '{}', '{}');
commit;
