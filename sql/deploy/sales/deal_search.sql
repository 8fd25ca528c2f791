-- Deploy kontor:sales/deal_search to pg
-- Find deals by number, client or description.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function sales.find_deals(p_text text, p_limit int default 20)
returns table (id uuid, number text, client_id uuid, client_name text, description text, amount_minor bigint, currency text, status text, owner_id uuid)
language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant uuid := core.tenant_id();
  v_all boolean := core.sees_all('deal.read');
  v_owners uuid[] := core.seen_owners('deal.read');
  v_all_clients boolean := core.sees_all('client.read');
  v_client_owners uuid[] := core.seen_owners('client.read');
  v_words text[] := crm.search_words(p_text);
  v_limit int := least(greatest(coalesce(p_limit, 20), 1), 200);
  v_seq bigint := substring(p_text from '^\s*(?:[Dd][Ll][Ii][Dd])?0*([1-9][0-9]{0,14})\s*$')::bigint;
begin
  if v_tenant is null or v_words = '{}' then
    return;
  end if;
  return query
  with hit as (
    (select d.id, 0 as place from sales.deal d where d.tenant_id = v_tenant and d.number_seq = v_seq)
    union all
    (select d.id, 1 from crm.client c join sales.deal d on d.tenant_id = c.tenant_id and d.client_id = c.id
      where c.tenant_id = v_tenant and c.search ~~ v_words[1] and c.search ~~ all (v_words) and (v_all or d.owner_id = any (v_owners))
        and (v_all_clients or c.owner_id = any (v_client_owners)) limit 400)
    union all
    (select d.id, 2 from sales.deal d
      where d.tenant_id = v_tenant and lower(d.description) ~~ v_words[1] and lower(d.description) ~~ all (v_words)
        and (v_all or d.owner_id = any (v_owners)) limit 400))
  select d.id, d.number, d.client_id, case when v_all_clients or c.owner_id = any (v_client_owners) then c.name else '' end, d.description, d.amount_minor, d.currency, d.status, d.owner_id
    from (select h.id, min(h.place) as place from hit h group by h.id) h
    join sales.deal d on d.tenant_id = v_tenant and d.id = h.id
    join crm.client c on c.tenant_id = v_tenant and c.id = d.client_id
   where d.deleted_at is null and (v_all or d.owner_id = any (v_owners))
   order by h.place, d.number_seq desc limit v_limit;
end $$;
comment on function sales.find_deals(text, int) is 'Deals by number, client or what was sold, of those that this person may see.';

create function sales.find_payments(p_text text, p_limit int default 20)
returns table (id uuid, number text, deal_id uuid, deal_number text, amount_minor bigint, currency text, status text, bank_reference text, cheque_number text)
language plpgsql stable security definer rows 5 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant uuid := core.tenant_id();
  v_key text := sales.reference_key(left(p_text, 100));
  v_seq bigint := substring(p_text from '^\s*(?:[Tt][Xx][Ii][Dd])?0*([1-9][0-9]{0,14})\s*$')::bigint;
begin
  if v_tenant is null or v_key = '' then
    return;
  end if;
  return query
  select p.id, p.number, p.deal_id, d.number, p.amount_minor, p.currency, p.status, p.bank_reference, p.cheque_number
    from (select x.id from sales.payment x where x.tenant_id = v_tenant and x.number_seq = v_seq
          union select x.id from sales.payment x where x.tenant_id = v_tenant and x.bank_reference <> '' and x.status <> 'rejected' and sales.reference_key(x.bank_reference) = v_key
          union select x.id from sales.payment x where x.tenant_id = v_tenant and x.cheque_number <> '' and x.status <> 'rejected' and sales.reference_key(x.cheque_number) = v_key) h
    join sales.payment p on p.tenant_id = v_tenant and p.id = h.id
    join sales.deal d on d.tenant_id = v_tenant and d.id = p.deal_id
   where core.sees_all('payment.read') or p.owner_id = any (core.seen_owners('payment.read'))
   order by p.number_seq desc limit least(greatest(coalesce(p_limit, 20), 1), 200);
end $$;
comment on function sales.find_payments(text, int) is 'Payments by number, bank reference or cheque number, of those that this person may see.';

grant execute on function sales.find_deals(text, int), sales.find_payments(text, int) to kontor_app;
commit;
