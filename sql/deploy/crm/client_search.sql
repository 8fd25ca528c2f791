-- Deploy kontor:crm/client_search to pg
-- Find clients while typing, and what is known of one. A definer function finds (a trigram index can't be used under
-- row-level security); it repeats who may see what.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- Words of a search as patterns for LIKE, the longest first; a number that is typed with spaces is one word.
create function crm.search_words(p_text text) returns text[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg('%' || replace(replace(replace(w.word, '\', '\\'), '%', '\%'), '_', '\_') || '%' order by length(w.word) desc, w.word), '{}')
    from (select distinct t.word from regexp_split_to_table(
            case when p_text ~ '^[+0-9 ()-]{3,40}$' then regexp_replace(p_text, '[^+0-9]', '', 'g') else lower(left(p_text, 100)) end, '\s+') t (word)
           where t.word <> '' limit 8) w
$$;
comment on function crm.search_words(text) is 'The words of a search as patterns, the longest first.';

create function crm.client_hits(p_text text, p_by_name boolean default false) returns table (id uuid)
language plpgsql stable security definer rows 2000 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant uuid := core.tenant_id();
  v_all boolean := core.sees_all('client.read');
  v_owners uuid[] := core.seen_owners('client.read');
  v_words text[] := crm.search_words(p_text);
begin
  if v_tenant is null or v_words = '{}' then
    return;
  end if;
  return query
  select c.id from crm.client c
   where c.tenant_id = v_tenant and c.search operator(pg_catalog.~~) v_words[1] and c.search ~~ all (v_words)
     and (not p_by_name or lower(c.name collate "default") ~~ all (v_words)) and (v_all or c.owner_id = any (v_owners));
end $$;
comment on function crm.client_hits(text, boolean) is
    'All clients that the words of a search are found in, or in whose name alone, deleted ones too: lists filter by it.';

create function crm.find_clients(p_text text, p_limit int default 20)
returns table (id uuid, name text, company text, city text, email text, phone text, tax_number text, deal_count bigint,
    last_deal_number text, open_minor bigint, currency text, total_minor bigint)
language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant uuid := core.tenant_id();
  v_all boolean := core.sees_all('client.read');
  v_owners uuid[] := core.seen_owners('client.read');
  v_all_deals boolean := core.sees_all('deal.read');
  v_deal_owners uuid[] := core.seen_owners('deal.read');
  v_enters boolean := core.may('deal.write');
  v_words text[] := crm.search_words(p_text);
  v_start text := lower(btrim(coalesce(p_text, '')));
begin
  if v_tenant is null then
    return;
  end if;
  return query
  with hit as materialized (
    select c.id, c.name, c.company, c.city, c.email, c.phone, c.tax_number from crm.client c
     where c.tenant_id = v_tenant and c.search operator(pg_catalog.~~) v_words[1] and c.search ~~ all (v_words)
       and c.deleted_at is null and (v_all or c.owner_id = any (v_owners))
     limit 400),
  -- Nothing was typed yet: whom this person sold to last; who enters deals and has none of their own, whom was sold to last as far as they see.
  mine as (
    select o.client_id, o.number_seq from sales.deal o
     where v_words = '{}' and o.tenant_id = v_tenant and o.owner_id = (select core.me()) and o.deleted_at is null
     order by o.number_seq desc limit 100),
  seen as (
    select o.client_id, o.number_seq from sales.deal o
     where v_words = '{}' and v_enters and not exists (select from mine) and o.tenant_id = v_tenant and o.deleted_at is null
       and (v_all_deals or o.owner_id = any (v_deal_owners))
     order by o.number_seq desc limit 100),
  recent as (
    select x.client_id, max(x.number_seq) as latest from (select * from mine union all select * from seen) x group by x.client_id),
  best as (
    (select h.*, 0 as latest from hit h order by left(lower(h.name), length(v_start)) <> v_start, h.name, h.id
      limit least(greatest(coalesce(p_limit, 20), 1), 200))
    union all
    (select c.id, c.name, c.company, c.city, c.email, c.phone, c.tax_number, r.latest from recent r
       join crm.client c on c.tenant_id = v_tenant and c.id = r.client_id and c.deleted_at is null and (v_all or c.owner_id = any (v_owners))
      order by r.latest desc limit least(greatest(coalesce(p_limit, 20), 1), 200)))
  select b.id, b.name, b.company, b.city, b.email, b.phone, b.tax_number, coalesce(d.n, 0), l.number,
      coalesce(d.open_minor, 0)::bigint, coalesce(l.currency, ''), coalesce(d.total_minor, 0)::bigint
    from best b
    left join lateral (
        select x.number, x.currency from sales.deal x
         where x.tenant_id = v_tenant and x.client_id = b.id and x.deleted_at is null and (v_all_deals or x.owner_id = any (v_deal_owners))
         order by x.number_seq desc limit 1) l on true
    left join lateral (
        select count(*) as n,
            -- of deals in one currency: no sum of several is told as one
            case when min(x.currency) = max(x.currency) then sum(x.amount_minor) filter (where x.status not in ('draft', 'cancelled')) end as total_minor,
            sum(x.amount_minor - x.paid_minor) filter (where x.currency = l.currency and x.status in ('pending', 'active', 'on_hold')) as open_minor
          from sales.deal x
         where x.tenant_id = v_tenant and x.client_id = b.id and x.deleted_at is null and (v_all_deals or x.owner_id = any (v_deal_owners))) d on true
   order by b.latest desc, left(lower(b.name), length(v_start)) <> v_start, b.name, b.id;
end $$;
comment on function crm.find_clients(text, int) is
    'Clients by name, company, e-mail, phone or tax number, or whom this person sold to last when nothing was typed; '
    'with what they may know of their deals.';
grant execute on function crm.client_hits(text, boolean), crm.find_clients(text, int) to kontor_app;

set local role kontor_owner;

-- Row-level security holds in it: of deals, what this person may see.
create function crm.client_facts(p_client uuid)
returns table (contact text, phone text, deal_count bigint, last_deal_number text, open_minor bigint, currency text, open_due date, days_early numeric,
    paid_count bigint)
language sql stable rows 1 set search_path = pg_catalog, pg_temp as $$
  select c.contact, c.phone, d.n, l.number, coalesce(d.open_minor, 0)::bigint, coalesce(l.currency, t.currency), d.open_due, p.days_early, p.n
    from core.tenant t
    left join crm.client c on c.tenant_id = t.id and c.id = p_client
    left join lateral (select x.number, x.currency from sales.deal x where x.tenant_id = t.id and x.client_id = p_client and x.deleted_at is null
                        order by x.number_seq desc limit 1) l on true
    left join lateral (
        select count(*) as n,
               sum(x.amount_minor - x.paid_minor)
                 filter (where x.currency = l.currency and x.status in ('pending', 'active', 'on_hold')) as open_minor,
               min(x.due_date) filter (where x.status in ('pending', 'active', 'on_hold') and x.paid_minor < x.amount_minor) as open_due
          from sales.deal x where x.tenant_id = t.id and x.client_id = p_client and x.deleted_at is null) d on true
    left join lateral (
        select round(avg(x.due_date - y.received_on), 1) as days_early, count(*) as n
          from sales.deal x join sales.payment y on y.tenant_id = x.tenant_id and y.deal_id = x.id
         where x.tenant_id = t.id and x.client_id = p_client and y.status in ('verified', 'refunded') and y.refund_of is null) p on true
   where t.id = (select core.tenant_id())
$$;
comment on function crm.client_facts(uuid) is
    'Whom one speaks to at a client, what is open, the last deal, and how many days before they are due the client''s payments come in.';

grant execute on function crm.client_facts(uuid) to kontor_app;
commit;
