-- Deploy kontor:sales/payment_list to pg
-- The list of payments and refunds. What went back counts less: with a minus, so that sums are what is left.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create view sales.payment_list with (security_invoker = true) as
select p.tenant_id, p.id, p.number, p.number_seq, p.deal_id, d.number as deal_number, d.client_id, c.name as client_name,
    p.owner_id, o.display_name as owner_name, o.initials as owner_initials, p.created_by, r.display_name as recorded_by_name,
    case when p.refund_of is null then p.amount_minor else -p.amount_minor end as amount_minor, p.currency, p.method, p.status, p.stage,
    case when p.refund_of is not null then 'refund' when p.status = 'verified' and p.stage = 'refund_asked' then 'refund_asked'
      when p.status = 'rejected' and p.is_replaced and p.decided_by = p.created_by then 'taken_back'   -- nobody decides about their own
      when p.status <> 'pending' then p.status else p.stage end as state,
    p.received_on, p.receipt_id, a.file_name as receipt_name, p.cheque_number, p.bank_reference, p.notes,
    p.verified_by, v.display_name as verified_by_name, p.verified_at, p.refund_of,
    f.number as refund_of_number, p.refunded_minor, p.is_replaced,
    p.approvals_needed, p.approvals_given,
    h.from_minor as approvals_from_minor, h.currency as approvals_currency,
    (select m.display_name from sales.payment_approval x join core.membership m on m.tenant_id = x.tenant_id and m.user_id = x.approver_id
      where x.tenant_id = p.tenant_id and x.payment_id = p.id and x.round = p.approval_round and x.status = 'approved'
      order by x.decided_at limit 1) as first_approver_name,
    (select min(x.decided_at) from sales.payment_approval x
      where x.tenant_id = p.tenant_id and x.payment_id = p.id and x.round = p.approval_round and x.status = 'approved') as first_approved_at,
    p.decided_by, p.decided_at, p.decided_reason, i.number as invoice_number,
    q.amount_minor as refund_asked_minor, k.display_name as refund_asked_by_name,
    p.version, p.created_at, p.updated_at
  from sales.payment p
  left join sales.deal d on d.tenant_id = p.tenant_id and d.id = p.deal_id
  left join crm.client c on c.tenant_id = p.tenant_id and c.id = d.client_id
  left join core.membership o on o.tenant_id = p.tenant_id and o.user_id = p.owner_id
  left join core.membership r on r.tenant_id = p.tenant_id and r.user_id = p.created_by
  left join core.membership v on v.tenant_id = p.tenant_id and v.user_id = p.verified_by
  left join sales.payment f on f.tenant_id = p.tenant_id and f.id = p.refund_of
  left join core.attachment a on a.tenant_id = p.tenant_id and a.id = p.receipt_id
  left join sales.invoice i on i.tenant_id = p.tenant_id and i.payment_id = p.id and i.status <> 'void'
  left join sales.refund_request q on q.tenant_id = p.tenant_id and q.payment_id = p.id and q.status = 'asked'
  left join core.membership k on k.tenant_id = q.tenant_id and k.user_id = q.asked_by
  -- An aggregate is always one row: whatever does not ask for it, as counting, is planned without. Called only where more than one approves.
  left join lateral (
      select max(t.from_minor) as from_minor, max(t.currency) as currency
        from sales.approval_threshold(p.amount_minor, p.currency, p.approvals_needed) t
       where p.approvals_needed > 1) h on true;
grant select on sales.payment_list to kontor_app;

comment on view sales.payment_list is 'Payments. Money that came in, or went back.';
comment on column sales.payment_list.deal_number is 'Deal. What was paid for.';
comment on column sales.payment_list.client_id is 'Client. Who paid.';
comment on column sales.payment_list.client_name is 'Client. Who paid.';
comment on column sales.payment_list.owner_name is 'Owner. The deal''s owner.';
comment on column sales.payment_list.owner_initials is 'Owner''s initials. As small pictures show them.';
comment on column sales.payment_list.recorded_by_name is 'Recorded by. Who recorded the payment.';
comment on column sales.payment_list.amount_minor is 'Amount. What came in; with a minus, what went back.';
comment on column sales.payment_list.state is
    'Status. Recorded, receipt missing, in verification, sent back, verified, rejected, taken back, refund asked, refunded or, of what went back, refund.';
comment on column sales.payment_list.refund_of_number is 'Refund of. The number of the payment that this one pays back.';
comment on column sales.payment_list.receipt_name is 'Receipt. The file''s name.';
comment on column sales.payment_list.verified_by_name is 'Verified by. Who gave the last approval.';
comment on column sales.payment_list.approvals_from_minor is 'Threshold. From this amount on the rules ask for as many approvals.';
comment on column sales.payment_list.approvals_currency is 'Threshold''s currency. The currency that the rules are in.';
comment on column sales.payment_list.first_approver_name is 'First approval by. Who approved first in this round.';
comment on column sales.payment_list.first_approved_at is 'First approval. When it was given.';
comment on column sales.payment_list.invoice_number is 'Invoice. The invoice or credit note that was issued.';
comment on column sales.payment_list.refund_asked_minor is 'Refund asked. How much is to be paid back.';
comment on column sales.payment_list.refund_asked_by_name is 'Refund asked by. Who asked for it; where refunds need two people somebody else decides.';

commit;
