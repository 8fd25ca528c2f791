-- Deploy kontor:sales/commission_list to pg
-- The list of commissions; a month that is not over is an estimate.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create view sales.commission_list with (security_invoker = true) as
select k.tenant_id, k.id, k.kind, k.deal_id, d.number as deal_number, k.payment_id, p.number as payment_number,
    d.client_id, c.name as client_name, k.user_id, m.display_name as person_name, m.initials as person_initials, m.job_title as person_title,
    k.rule_id, u.name as rule_name, k.base_minor, k.base_currency, k.rate, k.commission_minor, k.bonus_minor, k.penalty_minor, k.final_minor,
    k.currency, k.exchange_rate, k.status,
    case when k.status = 'clawed_back' then 'taken_back' when k.is_on_hold then 'on_hold' when k.status <> 'pending' then k.status
      when k.period >= date_trunc('month', (select sales.today())::timestamp)::date then 'estimate' else 'to_approve' end as state,
    k.period, k.verified_at, k.hold_reason, k.approved_by, k.approved_at, k.payout_id, o.number as payout_number, k.paid_at,
    k.claws_back, k.version, k.created_at, k.updated_at
  from sales.commission k
  left join sales.deal d on d.tenant_id = k.tenant_id and d.id = k.deal_id
  left join crm.client c on c.tenant_id = k.tenant_id and c.id = d.client_id
  left join sales.payment p on p.tenant_id = k.tenant_id and p.id = k.payment_id
  left join core.membership m on m.tenant_id = k.tenant_id and m.user_id = k.user_id
  left join sales.commission_rule u on u.tenant_id = k.tenant_id and u.id = k.rule_id
  left join sales.commission_payout o on o.tenant_id = k.tenant_id and o.id = k.payout_id;
grant select on sales.commission_list to kontor_app;

comment on view sales.commission_list is 'Commissions. What people earned with verified payments.';
comment on column sales.commission_list.deal_number is 'Deal. The deal that earned it.';
comment on column sales.commission_list.payment_number is 'Payment. The payment that earned it, or the refund that takes it back.';
comment on column sales.commission_list.client_id is 'Client. Who paid.';
comment on column sales.commission_list.client_name is 'Client. Who paid.';
comment on column sales.commission_list.person_name is 'Person. Who earns it.';
comment on column sales.commission_list.person_initials is 'Initials. As small pictures show them.';
comment on column sales.commission_list.person_title is 'Job title. What the person does.';
comment on column sales.commission_list.rule_name is 'Rule. The rule that applied.';
comment on column sales.commission_list.state is 'Status. Estimate, to approve, approved, on hold, paid or taken back.';
comment on column sales.commission_list.payout_number is 'Payout. The payout that it was paid with.';

commit;
