-- Seals: the trail below the oldest running transaction is hashed in batches, each with the hash before it. A row that is
-- removed, added or altered later breaks the batch it belongs to. The head belongs outside, too: a superuser can rewrite all of it.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table audit.seal (
  n bigint not null,
  from_xid xid8 not null,
  upto_xid xid8 not null,
  row_count bigint not null,
  sealed_at timestamptz not null default clock_timestamp(),
  previous bytea not null,
  hash bytea not null,
  is_archived boolean not null default false,
  constraint seal_pkey primary key (n),
  constraint seal_range check (from_xid < upto_xid),
  constraint seal_row_count check (row_count > 0)
);
comment on table audit.seal is 'Seals. The chain of hashes over the trail.';
comment on column audit.seal.n is 'Number. Place in the chain.';
comment on column audit.seal.from_xid is 'From. First transaction of the batch.';
comment on column audit.seal.upto_xid is 'Up to. First transaction after the batch.';
comment on column audit.seal.row_count is 'Rows. Entries of the trail in the batch.';
comment on column audit.seal.sealed_at is 'Sealed. When the batch was sealed.';
comment on column audit.seal.previous is 'Before. Hash of the batch before.';
comment on column audit.seal.hash is 'Hash. SHA-256 over the hash before and the entries.';
comment on column audit.seal.is_archived is 'Archived. Whether its entries were moved out by retention; then only the link is checked.';
-- Its counts are the platform's; an organization proves its own entries with audit.verify_chain.
select core.protect_shared('audit.seal', 'n', '(select core.is_platform_admin())', p_audit => false);
create trigger seal_append_only before delete on audit.seal for each row execute function audit.refuse_rewrite();
create trigger seal_no_truncate before truncate on audit.seal for each statement execute function audit.refuse_rewrite();

set local role kontor_definer;

-- The text that is hashed must not depend on anybody's settings.
create function audit.batch_hash(p_previous bytea, p_from xid8, p_upto xid8, out row_count bigint, out hash bytea, out own_count bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' set datestyle = 'ISO, YMD' set bytea_output = 'hex' as $$
  select count(*), sha256(p_previous || coalesce(string_agg(sha256(convert_to(row(c.tenant_id, c.id, c.at, c.xid, c.user_id, c.login, c.relation, c.row_id,
             c.action, c.old_values, c.new_values, c.client_ip, c.client_program)::text, 'UTF8')), ''::bytea order by c.xid, c.id), '')),
         count(*) filter (where c.tenant_id = core.tenant_id())
    from audit.change c where c.xid >= p_from and c.xid < p_upto
$$;
comment on function audit.batch_hash(bytea, xid8, xid8) is
    'The hash of the entries of a range of transactions, after the hash before; and how many of them are this organization''s.';

create function audit.seal_now() returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_last audit.seal;
  v_upto xid8 := pg_snapshot_xmin(pg_current_snapshot());
  v_cut xid8;
  v_batch record;
begin
  select * into v_last from audit.seal s order by s.n desc limit 1;
  if v_upto <= coalesce(v_last.upto_xid, '0'::xid8) then
    return 0;
  end if;
  -- After a bulk load several seals, each of about a million entries (more where one transaction wrote more).
  select c.xid into v_cut from audit.change c where c.xid >= coalesce(v_last.upto_xid, '0'::xid8) and c.xid < v_upto
   order by c.xid offset 1000000 limit 1;
  if v_cut > coalesce((select c.xid from audit.change c where c.xid >= coalesce(v_last.upto_xid, '0'::xid8) order by c.xid limit 1), v_cut) then
    v_upto := v_cut;
  end if;
  select * into v_batch from audit.batch_hash(coalesce(v_last.hash, '\x00'), coalesce(v_last.upto_xid, '0'::xid8), v_upto);
  if v_batch.row_count = 0 then
    return 0;
  end if;
  -- The key decides between two that seal at once.
  insert into audit.seal (n, from_xid, upto_xid, row_count, previous, hash)
  values (coalesce(v_last.n, 0) + 1, coalesce(v_last.upto_xid, '0'::xid8), v_upto, v_batch.row_count, coalesce(v_last.hash, '\x00'), v_batch.hash)
  on conflict on constraint seal_pkey do nothing;
  return case when found then v_batch.row_count else 0 end;
end $$;
comment on function audit.seal_now() is 'Seals what no running transaction can add to; returns how many entries.';

-- How much others wrote is not an organization's business: people get the number of their own entries, and no numbers in a problem.
create function audit.verify_chain() returns table (n bigint, sealed_at timestamptz, row_count bigint, ok boolean, problem text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_seal audit.seal;
  v_previous bytea := '\x00';
  v_upto xid8 := '0';
  v_n bigint := 0;
  v_batch record;
  v_is_person boolean := core.me() is not null;
begin
  if v_is_person then
    perform core.require('audit.read');
  elsif not (select r.rolsuper from pg_roles r where r.rolname = session_user) then
    raise exception using errcode = 'KO001', message = 'the permission audit.read is needed', hint = 'audit.read';
  end if;
  for v_seal in select * from audit.seal s order by s.n loop
    select * into v_batch from audit.batch_hash(v_seal.previous, v_seal.from_xid, v_seal.upto_xid);
    n := v_seal.n; sealed_at := v_seal.sealed_at;
    row_count := case when v_is_person then v_batch.own_count else v_seal.row_count end;
    problem := case when v_seal.n <> v_n + 1 or v_seal.from_xid <> v_upto then 'a seal is missing before this one'
                    when v_seal.previous <> v_previous then 'the link to the seal before is broken'
                    when v_seal.is_archived then null
                    when v_batch.row_count <> v_seal.row_count and v_is_person then 'entries were added or removed'
                    when v_batch.row_count <> v_seal.row_count then format('%s entries instead of %s', v_batch.row_count, v_seal.row_count)
                    when v_batch.hash <> v_seal.hash then 'an entry was altered' end;
    ok := problem is null;
    v_previous := v_seal.hash; v_upto := v_seal.upto_xid; v_n := v_seal.n;
    return next;
  end loop;
end $$;
comment on function audit.verify_chain() is
    'Proves the trail: each seal, how many entries of this organization it holds, whether it holds, and what is wrong if not.';
grant execute on function audit.verify_chain() to kontor_app;

-- For the anchor outside: mail it, print it, keep it on another machine.
create function audit.head() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.n || ':' || encode(s.hash, 'hex') from audit.seal s order by s.n desc limit 1
$$;
comment on function audit.head() is 'Number and hash of the last seal.';
grant execute on function audit.head() to kontor_app;
commit;
