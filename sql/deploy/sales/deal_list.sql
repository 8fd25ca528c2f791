-- Deploy kontor:sales/deal_list to pg
-- The list of deals, with and without those in the trash. The one word that people see follows from the deal's own columns and the day alone.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create view sales.deal_with_trash with (security_invoker = true) as
select d.tenant_id, d.id, d.number, d.number_seq, d.client_id, c.name as client_name, c.contact as client_contact, c.phone as client_phone,
    d.description, d.amount_minor, d.currency,
    d.paid_minor, d.waiting_minor, d.amount_minor - d.paid_minor as balance_minor, d.refunded_minor,
    (d.paid_minor * 100 / d.amount_minor)::int as paid_percent, s.state,
    case s.state when 'draft' then 'finish_and_send' when 'payment_rejected' then 'replace_receipt' when 'overdue' then 'call_client'
      when 'in_verification' then case when exists (
          select from sales.payment b where b.tenant_id = d.tenant_id and b.deal_id = d.id and b.stage = 'sent_back')
        then 'correct_payment' else 'wait_for_approval' end
      when 'on_hold' then 'resume' when 'awaiting_payment' then 'first_instalment' when 'partly_paid' then 'next_instalment' else '' end as next_step,
    d.status, d.payment_status, d.verification_status, d.payment_method, d.client_status, d.deal_date, d.due_date,
    d.owner_id, m.display_name as owner_name, m.initials as owner_initials, d.project_id, p.name as project_name,
    d.work_type, d.source, d.is_original, d.cancel_reason, d.rejected_count, d.completed_on, d.collected_on,
    d.paid_minor + d.waiting_minor + d.refunded_minor > 0 or d.rejected_count + d.sent_count > 0 as has_payment, d.sent_count > 0 as was_sent,
    d.paid_minor + d.refunded_minor > 0 as has_verified_payment, d.version, d.created_at, d.updated_at, d.created_by, d.deleted_at
  from sales.deal d
  left join crm.client c on c.tenant_id = d.tenant_id and c.id = d.client_id
  left join core.membership m on m.tenant_id = d.tenant_id and m.user_id = d.owner_id
  left join core.project p on p.tenant_id = d.tenant_id and p.id = d.project_id
 cross join lateral (select case
    when d.status in ('draft', 'on_hold', 'cancelled') then d.status
    when d.paid_minor >= d.amount_minor then 'verified'
    when d.rejected_count > 0 then 'payment_rejected'
    when d.paid_minor + d.waiting_minor < d.amount_minor and case      -- days that are past or to come everywhere need not be asked for
      when d.due_date < current_date - 2 then true when d.due_date > current_date + 2 then false else d.due_date < (select sales.today()) end then 'overdue'
    when d.waiting_minor > 0 then 'in_verification'
    when d.paid_minor > 0 then 'partly_paid'
    else 'awaiting_payment' end as state) s;

create view sales.deal_list with (security_invoker = true) as
select w.* from sales.deal_with_trash w where w.deleted_at is null;
grant select on sales.deal_with_trash, sales.deal_list to kontor_app;

comment on view sales.deal_with_trash is 'Deals with trash. What was sold, deleted or not.';
comment on column sales.deal_with_trash.client_name is 'Client. Whom it was sold to.';
comment on column sales.deal_with_trash.client_contact is 'Contact. Whom one speaks to at the client.';
comment on column sales.deal_with_trash.client_phone is 'Client''s phone. In international form.';
comment on column sales.deal_with_trash.balance_minor is 'Left to pay. Amount less what is paid.';
comment on column sales.deal_with_trash.paid_percent is 'Paid. Percent of the amount that is verified.';
comment on column sales.deal_with_trash.state is
    'Status. Draft, awaiting payment, partly paid, in verification, verified, overdue, payment rejected, on hold or cancelled.';
comment on column sales.deal_with_trash.next_step is 'Next step. What the deal waits for.';
comment on column sales.deal_with_trash.has_payment is 'Has a payment. Whether any payment was recorded, as the manager''s funnel counts it.';
comment on column sales.deal_with_trash.was_sent is 'Sent to verification. Whether any payment was sent to verification.';
comment on column sales.deal_with_trash.has_verified_payment is 'Has a verified payment. Whether any payment was verified, even if it was refunded.';
comment on column sales.deal_with_trash.owner_name is 'Owner. The colleague who made the deal.';
comment on column sales.deal_with_trash.owner_initials is 'By. The owner''s initials.';
comment on column sales.deal_with_trash.project_name is 'Project. The project that the deal belongs to.';
comment on view sales.deal_list is 'Deals. What was sold, and how far it is paid.';

commit;
