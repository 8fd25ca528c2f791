-- Deploy kontor:sales/tell to pg
-- Who hears of what happened to a payment, a deal or a commission.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function sales.tell(p_payment sales.payment, p_type text, p_title text, p_message text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform core.notify_user(p_payment.tenant_id, x.user_id, p_type, p_title, p_message, 'sales.payment', p_payment.id,
      jsonb_build_object('number', p_payment.number, 'amount_minor', p_payment.amount_minor, 'currency', p_payment.currency,
        'deal_id', p_payment.deal_id, 'by', sales.name_of(core.me())))
    from (values (p_payment.owner_id) union values (p_payment.created_by)) x (user_id);
end $$;
comment on function sales.tell(sales.payment, text, text, text) is 'Tells the deal''s owner, and whoever recorded the payment, what happened to it.';
commit;
