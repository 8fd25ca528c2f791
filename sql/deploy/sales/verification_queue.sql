-- Deploy kontor:sales/verification_queue to pg
-- Payments that wait for a verifier. Order: queue_rank, created_at, id (second checks first, then oldest).
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create view sales.verification_queue with (security_invoker = true) as
select p.tenant_id, p.id, p.number, p.number_seq, p.version, p.deal_id, d.number as deal_number, d.client_id, c.name as client_name,
    p.amount_minor, p.currency, p.method, p.received_on, p.bank_reference, p.cheque_number, p.notes, p.queue_rank,
    p.created_at, p.created_by, r.display_name as recorded_by_name, p.owner_id,
    p.receipt_id, a.file_name as receipt_name, a.media_type as receipt_type,
    p.approvals_needed, p.approvals_given,
    h.from_minor as approvals_from_minor, h.currency as approvals_currency,
    f.first_approver_name, f.first_approved_at,
    k.claimed_by, t.display_name as claimed_by_name, k.claimed_until, k.asked_by, s.display_name as asked_by_name,
    p.stage = 'sent_back' as sent_back, p.decided_reason,
    y.mine, coalesce(f.by_me, false) as approved_by_me,
    p.stage = 'in_verification' and not y.mine and not coalesce(f.by_me, false)
      and coalesce(k.claimed_by = w.me, true) as can_decide,
    case when y.mine then 'mine' when f.by_me then 'approved_by_me' when k.claimed_by <> w.me then 'taken'
      when p.stage = 'sent_back' then 'sent_back' when p.approvals_given > 0 then 'second_check'
      when p.created_at < statement_timestamp() - interval '4 hours' then 'over_4h' else 'waiting' end as state,
    d.description as deal_description, d.amount_minor as deal_amount_minor, d.paid_minor as deal_paid_minor,
    d.amount_minor - d.paid_minor as deal_balance_minor,
    -- duplicates, other currencies and more than the balance can't be stored; what is left to look at:
    p.stage = 'in_verification' and (p.receipt_id is not null or p.method = 'cash')
      and p.received_on >= (select sales.today()) - 14 as checks_ok
  from sales.payment p
 cross join lateral (select (select core.me()) as me) w
  left join sales.deal d on d.tenant_id = p.tenant_id and d.id = p.deal_id
  left join crm.client c on c.tenant_id = p.tenant_id and c.id = d.client_id
  left join core.membership r on r.tenant_id = p.tenant_id and r.user_id = p.created_by
  left join core.attachment a on a.tenant_id = p.tenant_id and a.id = p.receipt_id
 cross join lateral (select w.me in (p.created_by, p.owner_id) or coalesce(a.created_by = w.me, false) as mine) y
  left join sales.payment_claim k on k.tenant_id = p.tenant_id and k.payment_id = p.id and k.claimed_until > statement_timestamp()
  left join core.membership t on t.tenant_id = p.tenant_id and t.user_id = k.claimed_by
  left join core.membership s on s.tenant_id = p.tenant_id and s.user_id = k.asked_by
  left join lateral (
      select (array_agg(m.display_name order by x.decided_at))[1] as first_approver_name, min(x.decided_at) as first_approved_at,
             bool_or(x.approver_id = w.me) as by_me
        from sales.payment_approval x
        left join core.membership m on m.tenant_id = x.tenant_id and m.user_id = x.approver_id
       where x.tenant_id = p.tenant_id and x.payment_id = p.id and x.round = p.approval_round and x.status = 'approved') f
    on p.approvals_given > 0
  -- An aggregate is always one row: whatever does not ask for it, as counting, is planned without. Called only where more than one approves.
  left join lateral (
      select max(t.from_minor) as from_minor, max(t.currency) as currency
        from sales.approval_threshold(p.amount_minor, p.currency, p.approvals_needed) t
       where p.approvals_needed > 1) h on true
 where p.status = 'pending' and p.stage in ('in_verification', 'sent_back') and (select core.may('payment.verify'));
grant select on sales.verification_queue to kontor_app;

comment on view sales.verification_queue is 'Verification. Payments that wait for somebody to check them against their receipts.';
comment on column sales.verification_queue.deal_number is 'Deal. What was paid for.';
comment on column sales.verification_queue.client_id is 'Client. Who paid.';
comment on column sales.verification_queue.client_name is 'Client. Who paid.';
comment on column sales.verification_queue.recorded_by_name is 'Recorded by. Who recorded the payment.';
comment on column sales.verification_queue.receipt_name is 'Receipt. The file''s name.';
comment on column sales.verification_queue.receipt_type is 'Type of receipt. PNG, JPEG or PDF.';
comment on column sales.verification_queue.approvals_from_minor is 'Threshold. From this amount on the rules ask for as many approvals.';
comment on column sales.verification_queue.approvals_currency is 'Threshold''s currency. The currency that the rules are in.';
comment on column sales.verification_queue.first_approver_name is 'First approval by. Who approved first in this round.';
comment on column sales.verification_queue.first_approved_at is 'First approval. When it was given.';
comment on column sales.verification_queue.claimed_by is 'Taken by. Who is looking at it now.';
comment on column sales.verification_queue.claimed_by_name is 'Taken by. Who is looking at it now.';
comment on column sales.verification_queue.claimed_until is 'Taken until. After this moment anybody may take it.';
comment on column sales.verification_queue.asked_by is 'Asked by. Who would take it over.';
comment on column sales.verification_queue.asked_by_name is 'Asked by. Who would take it over.';
comment on column sales.verification_queue.sent_back is 'Sent back. Waits for whoever recorded it.';
comment on column sales.verification_queue.mine is 'My own. Recorded by me, of my deal or with a receipt that I brought: somebody else has to verify it.';
comment on column sales.verification_queue.approved_by_me is 'Approved by me. A second person has to approve.';
comment on column sales.verification_queue.can_decide is 'Mine to decide. Whether this person may approve, reject or send it back now.';
comment on column sales.verification_queue.state is 'Status. Waiting, over 4 h, second check, taken, sent back, or recorded or approved by this person.';
comment on column sales.verification_queue.deal_description is 'What was sold. The deal''s description.';
comment on column sales.verification_queue.deal_amount_minor is 'Deal amount. The whole price.';
comment on column sales.verification_queue.deal_paid_minor is 'Deal paid. What is verified already.';
comment on column sales.verification_queue.deal_balance_minor is 'Balance due. Deal amount less what is paid.';
comment on column sales.verification_queue.checks_ok is 'Checks passed. Receipt there and money received within 14 days.';

commit;
