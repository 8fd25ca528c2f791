-- Rows of every table of areas crm and sales, made the way people make them.
create function tests.sample_2_sales(p_letter text) returns void
language plpgsql as $$
declare
  t uuid := tests.place(p_letter);
  v_client uuid := core.new_id();
  v_deal uuid := core.new_id();
  v_payment uuid := core.new_id();
  v_answer text;
begin
  insert into sales.approval_rule (tenant_id, name, currency, from_minor) values (t, 'secret-' || p_letter, 'PLN', 500000000);
  insert into sales.commission_rule (tenant_id, name, rate, valid_from, currency) values (t, 'secret-' || p_letter, 5, '2020-01-01', 'PLN');
  foreach v_answer in array array[
      tests.as_role(p_letter, 'sales', format($x$select deal_id::text from sales.enter_deal(%L, %L, 100000, 'PLN', %L, current_date, current_date + 30,
          p_new_client => %L, p_payment => %L, p_receipt_name => 'r.png', p_receipt_type => 'image/png', p_receipt => %L)$x$,
          v_deal, v_client, 'secret-' || p_letter, jsonb_build_object('name', 'secret-' || p_letter, 'email', 'client@' || p_letter || '.test'),
          jsonb_build_object('id', v_payment, 'amount_minor', 60000, 'currency', 'PLN', 'method', 'bank_transfer', 'received_on',
                             current_date, 'bank_reference', 'secret-' || p_letter),
          tests.png())),
      tests.as_role(p_letter, 'verifier', format('select claimed_by from sales.claim_payment(%L)', v_payment)),
      tests.as_role(p_letter, 'verifier',
          format('select status from sales.approve_payment(%L, (select version from sales.payment where id = %1$L))', v_payment))] loop
    if v_answer ~ '^(KO|[0-9A-Z]{5}$)' then
      raise exception 'the sample of sales was refused: %', v_answer;
    end if;
  end loop;
  -- What approving took away, and what comes later in the life of a deal.
  insert into sales.payment_claim (tenant_id, payment_id, claimed_by, claimed_until)
      values (t, v_payment, tests.person(p_letter, 'verifier'), now() + interval '10 minutes') on conflict do nothing;
  insert into sales.refund_request (tenant_id, payment_id, owner_id, asked_by, amount_minor, currency, reason)
      values (t, v_payment, tests.person(p_letter, 'sales'), tests.person(p_letter, 'sales'), 100, 'PLN', 'secret-' || p_letter);
  insert into crm.client_identity (tenant_id, client_id, channel, external_id) values (t, v_client, 'email', 'secret-' || p_letter);
  insert into crm.client_note (tenant_id, client_id, body) values (t, v_client, 'secret-' || p_letter);
  insert into sales.commission_payout (tenant_id, number_seq, user_id, period, total_minor, currency, lines, approved_by)
      values (t, 1, tests.person(p_letter, 'sales'), date_trunc('month', now())::date, 100, 'PLN', 1, tests.person(p_letter, 'manager'));
end $$;
