-- Deploy kontor:sales/payment to pg
-- Money that came in for a deal, or went back. Written by functions alone; a statement trigger keeps the deal's amounts.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.payment (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  number_seq bigint not null,
  number text not null generated always as ('TXID' || lpad(number_seq::text, greatest(4, length(number_seq::text)), '0')) stored,
  deal_id uuid not null,
  owner_id uuid not null,
  amount_minor bigint not null,
  currency text not null,
  method text not null,
  status text not null default 'pending',
  stage text not null default 'in_verification',
  receipt_id uuid,
  cheque_number text not null default '',
  bank_reference text not null default '',
  notes text not null default '',
  received_on date not null,
  verified_by uuid,
  verified_at timestamptz,
  refund_of uuid,
  refunded_minor bigint not null default 0,
  is_replaced boolean not null default false,
  brought_back_at timestamptz,
  approval_round int not null default 1,
  approval_slots text[] not null default '{""}',
  approvals_needed int not null generated always as (cardinality(approval_slots)) stored,
  approvals_given int not null default 0,
  decided_by uuid,
  decided_at timestamptz,
  decided_reason text not null default '',
  queue_rank int not null generated always as (case when status = 'pending' and approvals_given > 0 then 0 else 1 end) stored,
  metadata jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid not null default core.me(),
  constraint payment_pkey primary key (tenant_id, id),
  constraint payment_number unique (tenant_id, number_seq),
  constraint payment_creator unique (tenant_id, id, created_by),
  constraint payment_deal foreign key (tenant_id, deal_id) references sales.deal (tenant_id, id),
  constraint payment_owner foreign key (tenant_id, owner_id) references core.membership (tenant_id, user_id),
  constraint payment_currency foreign key (currency) references core.currency (code),
  constraint payment_receipt foreign key (tenant_id, receipt_id) references core.attachment (tenant_id, id),
  constraint payment_refund_of foreign key (tenant_id, refund_of) references sales.payment (tenant_id, id),
  constraint payment_amount_positive check (amount_minor > 0),
  constraint payment_amount_limit check (amount_minor <= 1000000000000000),
  constraint payment_method_known check (method in ('cash', 'bank_transfer', 'card', 'cheque', 'wallet', 'other')),
  constraint payment_status_known check (status in ('pending', 'verified', 'rejected', 'refunded')),
  constraint payment_stage_known check (stage in ('', 'recorded', 'receipt_missing', 'in_verification', 'sent_back', 'refund_asked')),
  constraint payment_stage_fits check (case status
    when 'pending' then stage in ('recorded', 'receipt_missing', 'in_verification', 'sent_back')
    when 'verified' then stage in ('', 'refund_asked') else stage = '' end),
  constraint payment_verified_fits check ((status in ('verified', 'refunded')) = (verified_at is not null and verified_by is not null)),
  constraint payment_four_eyes check (verified_by <> created_by or refund_of is not null),
  constraint payment_refund_fits check (refund_of is null or status = 'refunded'),
  constraint payment_refunded_range check (refunded_minor between 0 and amount_minor),
  constraint payment_refunded_whole check (refund_of is not null or (status = 'refunded') = (refunded_minor = amount_minor)),
  constraint payment_approvals_range check (cardinality(approval_slots) between 1 and 10 and approvals_given between 0 and cardinality(approval_slots)),
  constraint payment_approvals_complete check (status <> 'verified' or approvals_given = cardinality(approval_slots)),
  constraint payment_reason_given check (status <> 'rejected' or btrim(decided_reason) <> ''),
  constraint payment_received_range check (received_on between '2000-01-01' and '2099-12-31'),
  constraint payment_cheque_number_length check (char_length(cheque_number) <= 40),
  constraint payment_bank_reference_length check (char_length(bank_reference) <= 80),
  constraint payment_notes_length check (char_length(notes) <= 2000),
  constraint payment_reason_length check (char_length(decided_reason) <= 500),
  constraint payment_metadata_size check (pg_column_size(metadata) <= 8192)
) with (fillfactor = 85);

-- the same reference twice is the same money twice, however it is spaced, and whichever alphabet its letters look the same in
create function sales.reference_key(p_reference text) returns text language sql immutable parallel safe   -- no SET: it is inlined into the indexes
return case when octet_length(p_reference) = char_length(p_reference) then upper(regexp_replace(p_reference, '[^[:alnum:]]', '', 'g'))   -- a sixth of the time
  else translate(upper(regexp_replace(normalize(p_reference, NFKC), '[^[:alnum:]]', '', 'g')),
  'АВЕЅІЈКМНОРСТУХԚԜҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'ABESIJKMHOPCTYXQWYABEZHIKMNOPTYX01234567890123456789') end;
create unique index payment_bank_reference_once on sales.payment (tenant_id, sales.reference_key(bank_reference))
  where bank_reference <> '' and status <> 'rejected';
create unique index payment_cheque_number_once on sales.payment (tenant_id, sales.reference_key(cheque_number))
  where cheque_number <> '' and status <> 'rejected';
create unique index payment_receipt_once on sales.payment (tenant_id, receipt_id) where receipt_id is not null;

create index payment_by_deal on sales.payment (tenant_id, deal_id, number_seq);
create index payment_by_owner on sales.payment (tenant_id, owner_id, number_seq);
create index payment_by_owner_verified on sales.payment (tenant_id, owner_id, verified_at) where verified_at is not null;
create index payment_by_created on sales.payment (tenant_id, created_at, id);
create index payment_by_received on sales.payment (tenant_id, received_on, id);
create index payment_by_amount on sales.payment (tenant_id, (case when refund_of is null then amount_minor else -amount_minor end), id); -- as lists have it
create index payment_by_refund on sales.payment (tenant_id, refund_of) where refund_of is not null;
create index payment_rejected on sales.payment (tenant_id, decided_at, id) where status = 'rejected';
-- the few that the next step of deals asks for: the planner looks for all of them at once, which without was a look at every payment for a page of deals
create index payment_sent_back on sales.payment (tenant_id, deal_id) where stage = 'sent_back';
create index payment_refund_asked on sales.payment (tenant_id, number_seq) where stage = 'refund_asked';   -- as few, counted whenever payments are listed
create index payment_waiting on sales.payment (tenant_id, queue_rank, created_at, id) where status = 'pending';

comment on table sales.payment is 'Payment. Money that came in for a deal, or went back.';
comment on column sales.payment.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column sales.payment.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column sales.payment.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column sales.payment.created_at is 'Created. When the row was entered.';
comment on column sales.payment.updated_at is 'Changed. When the row was last changed.';
comment on column sales.payment.created_by is 'Entered by. Who entered the row.';
comment on column sales.payment.number_seq is 'Running number. The number without letters; without gaps within the organization.';
comment on column sales.payment.number is 'Payment. The payment''s number, for example TXID0042.';
comment on column sales.payment.deal_id is 'Deal. What was paid for.';
comment on column sales.payment.owner_id is 'Owner. The deal''s owner, who sees the payment and earns its commission.';
comment on column sales.payment.amount_minor is 'Amount. What came in, always positive; a refund names what it refunds.';
comment on column sales.payment.currency is 'Currency. The deal''s currency.';
comment on column sales.payment.method is 'Method. How it was paid.';
comment on column sales.payment.status is 'Status. Pending, verified, rejected or refunded.';
comment on column sales.payment.stage is 'Step. Where the payment stands within its status.';
comment on column sales.payment.receipt_id is 'Receipt. The picture or PDF that proves the payment.';
comment on column sales.payment.cheque_number is 'Cheque number. May be recorded once.';
comment on column sales.payment.bank_reference is 'Bank reference. The bank''s reference of the transfer; may be recorded once.';
comment on column sales.payment.notes is 'Notes. For whoever verifies, up to 2000 characters.';
comment on column sales.payment.received_on is 'Received on. The day on which the money came in.';
comment on column sales.payment.verified_by is 'Verified by. Who gave the last approval.';
comment on column sales.payment.verified_at is 'Verified. When the last approval was given.';
comment on column sales.payment.refund_of is 'Refund of. The payment that this one pays back.';
comment on column sales.payment.refunded_minor is 'Refunded. How much of the payment was paid back.';
comment on column sales.payment.is_replaced is 'Replaced. A rejected payment after which another one was recorded.';
comment on column sales.payment.brought_back_at is
    'Brought back. When a payment that had been taken back was recorded once more; empty for any other.';
comment on column sales.payment.approval_round is 'Round. Counts how often approval began anew, after it was sent back or undone.';
comment on column sales.payment.approval_slots is
    'Approvals asked for. One entry an approval: the role that must give it, or nothing for anybody who verifies.';
comment on column sales.payment.approvals_needed is 'Approvals needed. How many people must approve.';
comment on column sales.payment.approvals_given is 'Approvals given. How many people have approved in this round.';
comment on column sales.payment.decided_by is 'Decided by. Who verified, rejected or sent the payment back.';
comment on column sales.payment.decided_at is 'Decided. When it was verified, rejected or sent back.';
comment on column sales.payment.decided_reason is 'Reason. Why it was rejected, sent back or refunded.';
comment on column sales.payment.queue_rank is 'Place in the queue. 0 where others have approved already, else 1.';
comment on column sales.payment.metadata is 'More. Further fields of an import or an integration; "sent": a digest of what was sent to enter it.';

set local role kontor_definer;
-- A deal's amounts and days are counted anew from its payments, under the deal's lock, so that they are right whatever
-- people do at the same time; a deal that has them right already (rows made in bulk) is not written again.
create function sales.keep_deal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid;
  v_timezone text;
  v_deals uuid[];
begin
  -- by organization, so that the keys lead to the rows however many others there are
  for v_tenant, v_timezone in select t.id, t.timezone from core.tenant t where t.id in (select n.tenant_id from new_rows n) loop
    if tg_op = 'INSERT' then
      v_deals := array(select distinct n.deal_id from new_rows n where n.tenant_id = v_tenant order by 1);
    else
      v_deals := array(select distinct n.deal_id from new_rows n join old_rows o on o.tenant_id = n.tenant_id and o.id = n.id
         where n.tenant_id = v_tenant and (n.status, n.stage, n.amount_minor, n.is_replaced, n.received_on, n.verified_at)
           is distinct from (o.status, o.stage, o.amount_minor, o.is_replaced, o.received_on, o.verified_at) order by 1);
    end if;
    continue when v_deals = '{}';
    -- first the lock, then the sums: whoever comes second counts what the first one wrote
    perform from sales.deal d where d.tenant_id = v_tenant and d.id = any (v_deals) order by d.id for no key update;
    update sales.deal d set paid_minor = s.paid, waiting_minor = s.waiting, refunded_minor = s.refunded, rejected_count = s.rejected,
        sent_count = s.sent, collected_on = s.collected_on,
        completed_on = case when s.paid >= d.amount_minor then (s.verified_at at time zone v_timezone)::date end
      from (select p.deal_id,
              coalesce(sum(case when p.refund_of is not null then -p.amount_minor
                                when p.status in ('verified', 'refunded') then p.amount_minor end), 0)::bigint as paid,
              coalesce(sum(p.amount_minor) filter (where p.status = 'pending'), 0)::bigint as waiting,
              coalesce(sum(p.amount_minor) filter (where p.refund_of is not null), 0)::bigint as refunded,
              count(*) filter (where p.status = 'rejected' and not p.is_replaced)::int as rejected,
              count(*) filter (where p.refund_of is null and (p.status <> 'pending' or p.stage in ('in_verification', 'sent_back')))::int as sent,
              max(p.received_on) filter (where p.refund_of is null and p.status in ('verified', 'refunded')) as collected_on,
              max(p.verified_at) filter (where p.refund_of is null and p.status in ('verified', 'refunded')) as verified_at
            from sales.payment p where p.tenant_id = v_tenant and p.deal_id = any (v_deals) group by p.deal_id) s
     where d.tenant_id = v_tenant and d.id = s.deal_id
       and (d.paid_minor, d.waiting_minor, d.refunded_minor, d.rejected_count, d.sent_count, d.collected_on, d.completed_on)
        is distinct from (s.paid, s.waiting, s.refunded, s.rejected, s.sent, s.collected_on,
          case when s.paid >= d.amount_minor then (s.verified_at at time zone v_timezone)::date end);
  end loop;
  return null;
end $$;

-- What waits was looked at, or approved by the first of two, as the payment of this client for that amount: it is looked at again.
create function sales.renew_payments() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update sales.payment p set approval_round = p.approval_round + case when p.approvals_given > 0 then 1 else 0 end, approvals_given = 0
   where p.tenant_id = new.tenant_id and p.deal_id = new.id and p.status = 'pending';
  return null;
end $$;
set local role kontor_owner;
create trigger deal_renews_payments after update of client_id, amount_minor on sales.deal for each row
  when (new.waiting_minor > 0 and (new.client_id, new.amount_minor) is distinct from (old.client_id, old.amount_minor)) execute function sales.renew_payments();
create trigger payment_keeps_deal_i after insert on sales.payment referencing new table as new_rows
  for each statement execute function sales.keep_deal();
create trigger payment_keeps_deal_u after update on sales.payment referencing old table as old_rows new table as new_rows
  for each statement execute function sales.keep_deal();

select core.protect('sales.payment', 'payment.read', null, 'owner_id', '{}', '{}');

select core.attach_through('sales.payment', 'receipt_id');

commit;
