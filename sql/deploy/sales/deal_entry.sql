-- Deploy kontor:sales/deal_entry to pg
-- A deal with its client and first payment, in one call and one transaction. The same again returns what was entered; other contents under the same
-- id are refused (KO021): whoever typed them would be told that they were saved.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function sales.take_client(p_id uuid, p_new jsonb) returns crm.client
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_client crm.client;
  v_sent text := sales.sent_digest(p_new, null);
begin
  if p_new is not null then
    perform core.require('client.write');
    insert into crm.client (tenant_id, id, name, email, phone, company, city, country, metadata, owner_id, created_by)
    values (core.tenant_id(), coalesce(p_id, core.new_id()), btrim(p_new ->> 'name'), btrim(coalesce(p_new ->> 'email', '')),
        regexp_replace(coalesce(p_new ->> 'phone', ''), '[ ()./-]', '', 'g'), btrim(coalesce(p_new ->> 'company', '')),
        btrim(coalesce(p_new ->> 'city', '')), upper(btrim(coalesce(p_new ->> 'country', ''))),
        jsonb_build_object('sent', v_sent), core.me(), core.me())
    on conflict on constraint client_pkey do nothing returning * into v_client;
    if found then
      return v_client;
    end if;
  end if;
  select * into v_client from crm.client c where c.tenant_id = (select core.tenant_id()) and c.id = p_id and c.deleted_at is null for key share;
  if not found or not sales.reaches('client.read', v_client.owner_id) then
    raise exception using errcode = 'KO002', message = 'no such client', column = 'client_id';
  end if;
  if p_new is not null then
    perform sales.refuse_other_contents('client_id', v_client.name, v_client.metadata, v_sent);
  end if;
  return v_client;
end $$;
comment on function sales.take_client(uuid, jsonb) is 'The client of a deal, made on the way where asked for.';

create function sales.put_first_payment(p_deal sales.deal, p_payment jsonb, p_receipt uuid) returns sales.payment
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform core.require('payment.record');
  return sales.put_payment(p_deal, (p_payment ->> 'id')::uuid, (p_payment ->> 'amount_minor')::bigint,
    coalesce(p_payment ->> 'currency', p_deal.currency), p_payment ->> 'method', (p_payment ->> 'received_on')::date,
    p_payment ->> 'cheque_number', p_payment ->> 'bank_reference', p_payment ->> 'notes', p_receipt);
exception when invalid_text_representation or invalid_datetime_format or datetime_field_overflow or numeric_value_out_of_range then
  raise exception using errcode = 'KO009', message = sqlerrm, hint = 'payment', column = 'payment';
end $$;
comment on function sales.put_first_payment(sales.deal, jsonb, uuid) is 'Records the payment that was typed with a deal.';

create function sales.enter_deal(p_id uuid, p_client_id uuid, p_amount_minor bigint, p_currency text, p_description text, p_deal_date date,
    p_due_date date, p_work_type text default '', p_source text default '', p_project_id uuid default null, p_draft boolean default false,
    p_new_client jsonb default null, p_payment jsonb default null, p_receipt_name text default null, p_receipt_type text default null,
    p_receipt bytea default null)
returns table (deal_id uuid, number text, payment_id uuid, payment_number text, payment_stage text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
  v_deal sales.deal;
  v_payment sales.payment;
  v_client crm.client;
  v_receipt uuid;
  v_date date;
  v_sent text := sales.sent_digest(jsonb_build_array(p_client_id, p_amount_minor, p_currency, p_description, p_deal_date, p_due_date, p_work_type,
      p_source, p_project_id, p_draft, p_new_client, p_payment, p_receipt_name, p_receipt_type), p_receipt);
begin
  perform core.require('deal.write');
  v_date := coalesce(p_deal_date, sales.today(v_tenant));
  begin
    select * into v_deal from sales.deal d where d.tenant_id = v_tenant and d.id = p_id;
    if not found then
      v_client := sales.take_client(p_client_id, p_new_client);
      v_receipt := case when p_payment is not null then
        sales.take_receipt((p_payment ->> 'receipt_id')::uuid, p_receipt_name, p_receipt_type, p_receipt) end;
      insert into sales.deal (tenant_id, id, number_seq, client_id, amount_minor, currency, description, deal_date, due_date, work_type,
          source, project_id, status, client_status, payment_method, draft_payment, metadata, owner_id, created_by)
      values (v_tenant, coalesce(p_id, core.new_id()), core.reserve_numbers(v_tenant, 'deal', 1), v_client.id, p_amount_minor, p_currency,
          btrim(coalesce(p_description, '')), v_date, coalesce(p_due_date, v_date + least(3650, core.house_number('deal.due_days', 30))::int),
          btrim(coalesce(p_work_type, '')), btrim(coalesce(p_source, '')), p_project_id, case when p_draft then 'draft' else 'pending' end,
          v_client.client_status,
          case when p_payment ->> 'method' in ('cash', 'bank_transfer', 'card', 'cheque', 'wallet', 'other')
               then p_payment ->> 'method' else '' end,
          case when p_draft and p_payment is not null then p_payment || jsonb_build_object('receipt_id', v_receipt) end,
          jsonb_build_object('sent', v_sent), v_me, v_me)
      returning * into v_deal;
      if not coalesce(p_draft, false) then
        if p_payment is not null then
          v_payment := sales.put_first_payment(v_deal, p_payment, v_receipt);
        end if;
        perform sales.count_day(v_tenant, v_me, sales.today(v_tenant), 1, 0, 0);
      end if;
      return query select v_deal.id, v_deal.number, v_payment.id, v_payment.number, v_payment.stage;
      return;
    end if;
  exception
    when unique_violation then   -- the same call at the same time was first; its number stays the only one
      select * into v_deal from sales.deal d where d.tenant_id = v_tenant and d.id = p_id;
      if not found then
        raise;
      end if;
  end;
  if v_deal.created_by is distinct from v_me then
    raise exception using errcode = 'KO009', message = 'the id is taken', hint = 'id', column = 'id';
  end if;
  perform sales.refuse_other_contents('id', v_deal.number, v_deal.metadata, v_sent);
  return query select v_deal.id, v_deal.number, p.id, p.number, p.stage
    from (select) x left join lateral (select q.id, q.number, q.stage from sales.payment q
      where q.tenant_id = v_tenant and q.deal_id = v_deal.id order by q.number_seq limit 1) p on true;
end $$;
comment on function sales.enter_deal(uuid, uuid, bigint, text, text, date, date, text, text, uuid, boolean, jsonb, jsonb, text, text, bytea) is
  'Enters a deal, with a new client and a first payment where given; the same again returns what was entered, other contents under its id are refused
(KO021).';

grant execute on function sales.enter_deal(uuid, uuid, bigint, text, text, date, date, text, text, uuid, boolean, jsonb, jsonb, text, text,
    bytea) to kontor_app;
commit;
