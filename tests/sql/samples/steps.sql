-- Steps that the tests of crm and sales share.
-- Like tests.as_role, but a refusal says more: its code, then the column or the constraint.
create function tests.refusal(p_letter text, p_role text, p_sql text) returns text
language plpgsql as $$
declare
  v_state text; v_constraint text; v_column text; v_result text;
begin
  perform set_config('kontor.tenant', tests.place(p_letter)::text, true);
  execute format('set local session authorization %I', core.login_name(tests.who(p_letter, p_role)));
  execute p_sql into v_result;
  set local session authorization default;
  return 'done';
exception when others then
  get stacked diagnostics v_state = returned_sqlstate, v_constraint = constraint_name, v_column = column_name;
  return rtrim(v_state || ' ' || coalesce(nullif(v_column, ''), v_constraint));
end $$;

-- A deal of a person, with a client made on the way; a payment of it; and the id of what was made.
create function tests.deal(p_letter text, p_role text, p_id uuid, p_amount bigint, p_currency text default 'PLN') returns uuid
language plpgsql as $$
declare
  v text := tests.as_role(p_letter, p_role, format($q$select deal_id from sales.enter_deal(%L, %L, %s, %L, 'Heat pump', current_date, current_date + 30,
    p_new_client => '{"name": "Hotel Bryza"}')$q$, p_id, core.new_id(), p_amount, p_currency));
begin
  return v::uuid;
end $$;
create function tests.pay(p_letter text, p_role text, p_deal uuid, p_amount bigint, p_id uuid default core.new_id(), p_method text default 'cash',
    p_reference text default '', p_cheque text default '') returns text
language sql as $$
  select tests.refusal(p_letter, p_role,
      format($q$select payment_id from sales.record_payment(%1$L, %2$L, %3$s, (select currency from sales.deal where id = %2$L),
    %4$L, current_date - 1, %5$L, %6$L)$q$, p_id, p_deal, p_amount, p_method, p_cheque, p_reference))
$$;
create function tests.approve(p_letter text, p_role text, p_payment uuid) returns text
language sql as $$
  select tests.as_role(p_letter, p_role, format('select status from sales.approve_payment(%L, null)', p_payment))
$$;
-- Fixed ids that read as numbers.
create function tests.no(p_number int) returns uuid language sql immutable as $$ select ('00000000-0000-7000-8000-' || lpad(p_number::text, 12, '0'))::uuid $$;
