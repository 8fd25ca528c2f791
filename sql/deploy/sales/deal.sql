-- Deploy kontor:sales/deal to pg
-- What was sold, to whom, for how much. The amounts paid and waiting are kept by the payments (sales/payment);
-- what follows from them is generated, so that it can't be wrong.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.deal (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  number_seq bigint not null,
  number text not null generated always as ('DLID' || lpad(number_seq::text, greatest(4, length(number_seq::text)), '0')) stored,
  client_id uuid not null,
  amount_minor bigint not null,
  currency text not null,
  description text not null default '',
  work_type text not null default '',
  source text not null default '',
  status text not null default 'pending',
  payment_method text not null default '',
  client_status text not null default 'new',
  is_original boolean not null default true,
  project_id uuid,
  owner_id uuid not null default core.me(),
  deal_date date not null,
  due_date date not null,
  cancel_reason text not null default '',
  paid_minor bigint not null default 0,
  waiting_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  rejected_count int not null default 0,
  sent_count int not null default 0,
  collected_on date,
  completed_on date,
  payment_status text not null generated always as (case
    when paid_minor >= amount_minor then 'paid' when paid_minor > 0 then 'partial'
    when refunded_minor > 0 then 'refunded' else 'pending' end) stored,
  verification_status text not null generated always as (case
    when paid_minor >= amount_minor then 'verified' when rejected_count > 0 then 'rejected' else 'pending' end) stored,
  draft_payment jsonb,
  taken_back uuid[],
  metadata jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  deleted_at timestamptz,
  constraint deal_pkey primary key (tenant_id, id),
  constraint deal_number unique (tenant_id, number_seq),
  constraint deal_client foreign key (tenant_id, client_id) references crm.client (tenant_id, id),
  constraint deal_owner foreign key (tenant_id, owner_id) references core.membership (tenant_id, user_id),
  constraint deal_project foreign key (tenant_id, project_id) references core.project (tenant_id, id),
  constraint deal_currency foreign key (currency) references core.currency (code),
  constraint deal_amount_positive check (amount_minor > 0),
  constraint deal_amount_limit check (amount_minor <= 1000000000000000),
  constraint deal_balance check (paid_minor + waiting_minor <= amount_minor),
  constraint deal_paid_sign check (paid_minor >= 0 and waiting_minor >= 0 and refunded_minor >= 0 and rejected_count >= 0),
  constraint deal_dates check (due_date >= deal_date),
  constraint deal_date_range check (deal_date between '2000-01-01' and '2099-12-31' and due_date between '2000-01-01' and '2099-12-31'),
  constraint deal_description_length check (char_length(description) <= 500),
  constraint deal_work_type_length check (char_length(work_type) <= 80),
  constraint deal_source_length check (char_length(source) <= 80),
  constraint deal_cancel_reason_length check (char_length(cancel_reason) <= 500),
  constraint deal_cancel_reason_given check (status <> 'cancelled' or btrim(cancel_reason) <> ''),
  constraint deal_status_known check (status in ('draft', 'pending', 'active', 'on_hold', 'completed', 'cancelled')),
  constraint deal_draft_unpaid check (status <> 'draft' or (paid_minor = 0 and waiting_minor = 0)),
  constraint deal_payment_method_known check (payment_method in ('', 'cash', 'bank_transfer', 'card', 'cheque', 'wallet', 'other')),
  constraint deal_client_status_known check (client_status in ('new', 'returning', 'loyal')),
  constraint deal_taken_back_fits check (taken_back is null or deleted_at is not null and status in ('draft', 'cancelled')),
  constraint deal_draft_payment_size check (pg_column_size(draft_payment) <= 8192),
  constraint deal_metadata_size check (pg_column_size(metadata) <= 8192)
) with (fillfactor = 85);

-- one per list order, whole and by owner (people who see only their own); by number, with what lists are filtered by, so that a filter passes
-- over what does not match without looking at the deals; by owner, with the amount too, so that they are counted and added up likewise
create index deal_by_number on sales.deal (tenant_id, number_seq, currency, work_type, source, payment_method, status) where deleted_at is null;
create index deal_by_owner on sales.deal (tenant_id, owner_id, number_seq, currency, work_type, source, payment_method, status, amount_minor)
    where deleted_at is null;
create index deal_by_created on sales.deal (tenant_id, created_at, id);
create index deal_by_date on sales.deal (tenant_id, deal_date, id);
create index deal_by_due on sales.deal (tenant_id, due_date, id);
create index deal_open on sales.deal (tenant_id, owner_id, due_date, id) where status in ('draft', 'pending', 'active', 'on_hold') and deleted_at is null;
-- with the due date, so that what is overdue is told apart without looking at the deals
create index deal_open_by_owner_number on sales.deal (tenant_id, owner_id, number_seq, due_date)
    where status in ('draft', 'pending', 'active', 'on_hold') and deleted_at is null;
create index deal_open_by_number on sales.deal (tenant_id, number_seq, due_date)
    where status in ('draft', 'pending', 'active', 'on_hold') and deleted_at is null;
create index deal_by_completed on sales.deal (tenant_id, completed_on, id) where completed_on is not null;
create index deal_by_amount on sales.deal (tenant_id, amount_minor, id);
create index deal_by_client on sales.deal (tenant_id, client_id, number_seq);
create index deal_by_owner_amount on sales.deal (tenant_id, owner_id, amount_minor, id);
create index deal_by_owner_due on sales.deal (tenant_id, owner_id, due_date, id);
create index deal_by_project on sales.deal (tenant_id, project_id) where project_id is not null;
create index deal_trash on sales.deal (tenant_id, deleted_at, id) where deleted_at is not null;
create index deal_search on sales.deal using gin (tenant_id, lower(description) ext.gin_trgm_ops);

comment on table sales.deal is 'Deal. What was sold to a client, for how much, and how far it is paid.';
comment on column sales.deal.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column sales.deal.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column sales.deal.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column sales.deal.created_at is 'Created. When the row was entered.';
comment on column sales.deal.updated_at is 'Changed. When the row was last changed.';
comment on column sales.deal.created_by is 'Entered by. Who entered the row.';
comment on column sales.deal.number_seq is 'Running number. The number without letters; without gaps within the organization.';
comment on column sales.deal.number is 'Deal. The deal''s number, for example DLID0042.';
comment on column sales.deal.client_id is 'Client. Whom it was sold to.';
comment on column sales.deal.amount_minor is 'Amount. The whole price, tax included.';
comment on column sales.deal.currency is 'Currency. The currency of the amount and of all payments.';
comment on column sales.deal.description is 'What was sold. Up to 500 characters.';
comment on column sales.deal.work_type is 'Work type. What kind of work it is.';
comment on column sales.deal.source is 'Source. How the client came to us.';
comment on column sales.deal.status is 'Status. Draft, pending, active, on hold, completed or cancelled; follows the payments.';
comment on column sales.deal.payment_method is 'Payment method. How the client means to pay.';
comment on column sales.deal.client_status is 'Client status. What the client was when the deal was made: new, returning or loyal.';
comment on column sales.deal.is_original is 'Original. Off for a copy or a follow-up of another deal.';
comment on column sales.deal.project_id is 'Project. The project that the deal belongs to.';
comment on column sales.deal.owner_id is 'Owner. The colleague who made the deal and earns its commission.';
comment on column sales.deal.deal_date is 'Deal date. When the deal was agreed.';
comment on column sales.deal.due_date is 'Due. When the whole amount has to be paid.';
comment on column sales.deal.cancel_reason is 'Reason for cancelling. Why the deal was cancelled.';
comment on column sales.deal.paid_minor is 'Paid. Verified payments less refunds.';
comment on column sales.deal.waiting_minor is 'Waiting. Payments recorded and not decided yet.';
comment on column sales.deal.refunded_minor is 'Refunded. What was paid back.';
comment on column sales.deal.sent_count is 'Sent. Payments that went to verification, whatever came of them.';
comment on column sales.deal.collected_on is 'Collected. When the latest verified payment had come in.';
comment on column sales.deal.completed_on is 'Completed. The day on which the whole amount was verified; empty before.';
comment on column sales.deal.rejected_count is 'Rejected payments. Payments rejected and not replaced yet.';
comment on column sales.deal.payment_status is 'Payment status. Pending, partial, paid or refunded; follows from the amounts.';
comment on column sales.deal.verification_status is
    'Verification status. Verified when the whole amount is, rejected while a rejected payment waits to be replaced.';
comment on column sales.deal.draft_payment is 'Typed payment. The first payment that was typed into a draft.';
comment on column sales.deal.taken_back is
    'Taken back with it. Whoever entered the deal took it back, with these payments; bringing it back brings them, too. Empty for any other.';
comment on column sales.deal.metadata is 'More. Further fields of an import or an integration; "sent": a digest of what was sent to enter it.';
comment on column sales.deal.deleted_at is 'Deleted. When the deal was put in the trash.';

-- People change what they typed; what was verified stays. Status follows the amounts.
create function sales.follow_deal() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.amount_minor, new.client_id, new.currency) is distinct from (old.amount_minor, old.client_id, old.currency)
     and old.paid_minor + old.refunded_minor > 0 then
    raise exception using errcode = 'KO006', message = 'a payment of the deal was verified', constraint = 'deal_verified_stays',
      column = case when new.amount_minor <> old.amount_minor then 'amount_minor' when new.currency <> old.currency then 'currency' else 'client_id' end;
  end if;
  if new.currency <> old.currency and old.waiting_minor + old.rejected_count > 0 then
    raise exception using errcode = 'KO019', message = 'the deal has payments in ' || old.currency, column = 'currency';
  end if;
  if old.status = 'cancelled' and new.status = 'cancelled' and new.deleted_at is not distinct from old.deleted_at
     and (new.paid_minor, new.refunded_minor) = (old.paid_minor, old.refunded_minor) then
    raise exception using errcode = 'KO006', message = 'the deal is cancelled', constraint = 'deal_cancelled_stays';
  end if;
  if new.status in ('pending', 'active', 'completed') then
    new.status := case when new.paid_minor >= new.amount_minor then 'completed' when new.paid_minor > 0 then 'active' else 'pending' end;
  end if;
  return new;
end $$;
create trigger deal_follow before update on sales.deal for each row execute function sales.follow_deal();

select core.protect('sales.deal', 'deal.read', 'deal.write', 'owner_id', '{}',
  '{client_id,amount_minor,currency,description,work_type,source,payment_method,project_id,deal_date,due_date}');

commit;
