-- The rules that every table, view, function, policy and key of the areas keeps. 00-catalog-lint.sql
-- expects no finding, and proves with planted faults that each rule finds what it is for.
create table tests.exempt (rule text, object text, reason text not null, primary key (rule, object));
insert into tests.exempt values
    ('audited', 'audit.change', 'is the trail'), ('audited', 'audit.seal', 'is made of the trail, and append-only'),
    ('audited', 'audit.activity', 'is a trail itself'), ('audited', 'audit.event', 'is a trail itself'),
    ('audited', 'core.counter', 'changes with every number; what was numbered is audited'),
    ('audited', 'core.secret_key', 'its value must not be copied anywhere'),
    ('audited', 'core.user_session', 'sign-in and sign-out are in audit.activity'),
    ('audited', 'core.verification_token', 'short-lived; the membership that it leads to is audited'),
    ('audited', 'core.notification', 'says again what other, audited rows say'),
    ('audited', 'core.standing', 'says again what other, audited rows say'),
    ('audited', 'core.presence', 'who looks at what, for minutes; nobody keeps a record of that'),
    ('audited', 'sales.payment_claim', 'a lock of minutes; what was decided is audited'),
    ('tenant-key', 'core.counter', 'keyed by organization and kind, without an id'),
    ('tenant-key', 'audit.change', 'partitioned: the key contains the time'), ('tenant-key', 'audit.activity', 'partitioned: the key contains the time'),
    ('index-tenant', 'audit.change_xid', 'transactions, which everybody can count'),
    ('index-tenant', 'core.external_account_unique', 'which services there are, not whose accounts'),
    ('currency', 'core.membership', 'the target is in the organization''s currency');

create function tests.lint() returns table (rule text, object text)
language sql stable as $$
  with area as (select oid, nspname from pg_namespace where nspname in ('core', 'crm', 'sales', 'audit', 'report')),
  relation as (select c.*, a.nspname, a.nspname || '.' || c.relname as name,
                      exists (select from pg_attribute x where x.attrelid = c.oid and x.attname = 'tenant_id' and not x.attisdropped) as tenant_owned
                 from pg_class c join area a on a.oid = c.relnamespace),
  tab as (select * from relation where relkind in ('r', 'p')),
  function as (select p.*, a.nspname, p.oid::regprocedure::text as name from pg_proc p join area a on a.oid = p.pronamespace),
  col as (select t.name || '.' || x.attname as name, t.name as tab, t.relkind, t.relispartition, x.* from relation t join pg_attribute x on x.attrelid = t.oid
           where t.relkind in ('r', 'p', 'v') and x.attnum > 0 and not x.attisdropped),
  con as (select k.*, t.name as tab, t.relname, t.tenant_owned, t.name || ' ' || k.conname as name,
                 (select x.attname from pg_attribute x where x.attrelid = k.conrelid and x.attnum = k.conkey[1]) as first_column
            from pg_constraint k join tab t on t.oid = k.conrelid and not t.relispartition),
  finding (rule, object) as (
    select 'forced-rls', name from tab where not (relrowsecurity and relforcerowsecurity)
    union all select 'owner', name from relation where relkind in ('r', 'p', 'v') and relowner <> 'kontor_owner'::regrole
    union all select 'policy-role', t.name || ' ' || p.polname from pg_policy p join tab t on t.oid = p.polrelid where 0::oid = any (p.polroles)
    union all select 'policy-initplan', t.name || ' ' || p.polname from pg_policy p join tab t on t.oid = p.polrelid
        where regexp_replace(coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''),
            '(\( SELECT |)core\.(platform_id\(\)|\w+\([^()]*\) AS)|\( SELECT [\w.]+,\s+[\w.]+\s+FROM core\.reach\([^()]*\)', '', 'g')
            ~ '\mcore\.\w+\('
    union all select 'policy-tenant', t.name || ' ' || p.polname from pg_policy p join tab t on t.oid = p.polrelid
        where t.tenant_owned and coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) !~ 'core\.tenant_(id\(\)|for\()'
    -- found in one organization, used in another: the functions of a policy are called at different moments (core.tenant_for)
    union all select 'policy-mixed', t.name || ' ' || p.polname from pg_policy p join tab t on t.oid = p.polrelid
        where coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') ~ 'core\.(scope|may|sees_all)\('
    union all select 'definer-search-path', name from function where prosecdef
        and not coalesce(proconfig::text ~ 'search_path=pg_catalog, (ext, )?pg_temp', false)
    union all select 'definer-owner', name from function where prosecdef and (select rolcanlogin or rolsuper from pg_roles r where r.oid = proowner)
    union all select 'function-public', name from function where has_function_privilege('public', oid, 'execute')
    union all select 'function-comment', name from function
     where obj_description(oid, 'pg_proc') is null and has_function_privilege('kontor_app', oid, 'execute')
    union all select 'superuser-function-granted', f.name from function f join pg_roles r on r.oid = f.proowner and r.rolsuper
        where has_function_privilege('kontor_app', f.oid, 'execute')
    union all select 'view-invoker', name from relation
     where relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions) or 'security_invoker=on' = any (reloptions), false)
    union all select 'no-matview', name from relation where relkind = 'm'
    union all select 'fk-tenant', c.name from con c where c.contype = 'f' and c.tenant_owned and c.first_column <> 'tenant_id'
        and exists (select from pg_attribute x where x.attrelid = c.confrelid and x.attname = 'tenant_id')
    union all select 'fk-restrict', name from con where contype = 'f' and (confdeltype not in ('a', 'r') or confupdtype not in ('a', 'r'))
    union all select 'unique-tenant', t.name || ' ' || i.indexrelid::regclass from pg_index i join tab t on t.oid = i.indrelid
        where (i.indisunique or i.indisexclusion) and t.tenant_owned
          and (select x.attname from pg_attribute x where x.attrelid = t.oid and x.attnum = i.indkey[0]) is distinct from 'tenant_id'
    union all select 'tenant-key', t.name from tab t where t.tenant_owned and not t.relispartition and t.nspname <> 'report' and not exists (
      select from con c where c.conrelid = t.oid and c.contype = 'p' and cardinality(c.conkey) = 2 and c.first_column = 'tenant_id'
         and (select x.attname from pg_attribute x where x.attrelid = t.oid and x.attnum = c.conkey[2]) = 'id')
    union all select 'tenant-not-null', name from col where attname = 'tenant_id' and relkind <> 'v' and not attnotnull
    -- no code of a currency is ever removed: an index on three values only costs
    union all select 'fk-index', c.name from con c where c.contype = 'f' and c.confrelid <> 'core.currency'::regclass and not exists (
      select from pg_index i where i.indrelid = c.conrelid
         and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey and c.conkey @> (i.indkey::int2[])[0:cardinality(c.conkey) - 1])
    -- EXPLAIN tells what the planner knows of a column, and what an index found before row-level security looked, of all organizations
    union all select 'sampled', c.name from col c where c.relkind in ('r', 'p') and c.tab not like 'report.%' and c.attstattarget is distinct from 0
        and c.atttypid = any ('{text,name,varchar,jsonb,bytea,inet}'::regtype[])
        and has_column_privilege('kontor_app', c.attrelid, c.attnum, 'select') and not exists (
        select from pg_constraint k where k.conrelid = c.attrelid and c.attnum = any (k.conkey)
           and (k.contype = 'f' or k.contype = 'c' and pg_get_constraintdef(k.oid) ~ '^CHECK \(\(\w+ = ANY \(ARRAY\['))
    union all select 'sampled', i.indexrelid::regclass || ' ' || x.attnum from pg_index i join tab t on t.oid = i.indrelid
      join pg_attribute x on x.attrelid = i.indexrelid
        where i.indkey[x.attnum - 1] = 0 and x.attstattarget is distinct from 0
    union all select 'index-tenant', i.indexrelid::regclass::text from pg_index i join tab t on t.oid = i.indrelid and not t.relispartition
        where t.tenant_owned and not exists (select from pg_attribute x where x.attrelid = t.oid and x.attnum = any (i.indkey::int2[])
                                                and x.attname = 'tenant_id')
    union all select distinct 'index-tenant', i.indexrelid::regclass::text from pg_index i join tab t on t.oid = i.indrelid
        join pg_attribute x on x.attrelid = t.oid and x.attnum = any (i.indkey::int2[]) and x.atttypid in ('text'::regtype, 'name'::regtype)
        where not t.tenant_owned and has_column_privilege('kontor_app', t.oid, x.attnum, 'select')
          and not exists (select from pg_policy p where p.polrelid = t.oid and pg_get_expr(p.polqual, p.polrelid) = 'true')
          and not exists (select from con c where c.conrelid = t.oid and x.attnum = any (c.conkey) and c.contype in ('f', 'c')
                             and pg_get_constraintdef(c.oid) ~ '(FOREIGN|= ANY)')
    union all select 'index-type', i.indexrelid::regclass || ' ' || x.attname from pg_index i join tab t on t.oid = i.indrelid
        join pg_attribute x on x.attrelid = t.oid and x.attnum = any (i.indkey::int2[]) join pg_type y on y.oid = x.atttypid
        where y.typtype = 'e' or x.atttypid = 'numeric'::regtype
    union all select 'no-enum', a.nspname || '.' || y.typname from pg_type y join area a on a.oid = y.typnamespace where y.typtype = 'e'
    union all select 'column-type', name from col where relkind <> 'v'
        and atttypid in ('real'::regtype, 'double precision'::regtype, 'money'::regtype, 'timestamp'::regtype, 'bpchar'::regtype,
                         'varchar'::regtype, 'json'::regtype)
    union all select 'minor-bigint', name from col where relkind <> 'v' and attname like '%\_minor' and atttypid <> 'bigint'::regtype
       and tab not like 'report.%'
    union all select 'currency', tab from col c where relkind <> 'v' and not relispartition and attname like '%\_minor' and not exists (
      select from col k where k.attrelid = c.attrelid and k.attname like '%currency%') group by tab
    union all select 'comment-table', name from relation
     where relkind in ('r', 'p', 'v') and not relispartition and coalesce(obj_description(oid, 'pg_class'), '') !~ '^[^. ][^.]*[.] .+[.]$'
    union all select 'comment-column', c.name from col c
     where not c.relispartition and coalesce(col_description(c.attrelid, c.attnum), '') !~ '^[^. ][^.]*[.]'
        and not (c.relkind = 'v' and exists (select from core.column_origin() o where o.relation = c.attrelid and o.attnum = c.attnum))
    union all select 'named-constraint', name from con where contype in ('c', 'f', 'u', 'x') and not starts_with(conname, relname || '_')
    union all select 'audited', t.name from tab t where not t.relispartition and t.nspname <> 'report' and not exists (
      select from pg_trigger g join pg_proc p on p.oid = g.tgfoid where g.tgrelid = t.oid and p.proname in ('capture', 'capture_shaped'))
    union all select 'touched', t.name from tab t join col c on c.attrelid = t.oid and c.attname = 'version'
     where t.relkind = 'r' and not t.relispartition and not exists (
        select from pg_trigger g where g.tgrelid = t.oid and g.tgfoid = 'core.touch()'::regprocedure)
    union all select 'singular', name from tab where relname ~ 's$' and relname !~ '(ss|us|is)$'
    union all select 'alphabet', name from col
     where relkind in ('r', 'p') and attname in ('name', 'display_name', 'company', 'contact', 'city') and attcollation <> 'core.alphabet'::regcollation
    union all select 'lower-case', name from relation where relkind in ('r', 'p', 'v', 'i') and relname !~ '^[a-z][a-z0-9_]*$'
    union all select 'table-grant', t.name || ' ' || g.privilege_type from tab t, aclexplode(t.relacl) g
        where (g.grantee = 'kontor_app'::regrole and g.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES')) or g.grantee = 0
    union all select 'login-role', r.rolname from pg_roles r where r.rolcanlogin and not r.rolsuper and pg_has_role(r.oid, 'kontor_app', 'member')
        and (r.rolcreaterole or r.rolcreatedb or r.rolbypassrls or r.rolreplication
             or pg_has_role(r.oid, 'kontor_definer', 'member') or pg_has_role(r.oid, 'kontor_owner', 'member')
             or pg_has_role(r.oid, 'kontor_roleadmin', 'member')))
  select f.rule, f.object from finding f
   where not exists (select from tests.exempt e where e.rule = f.rule and e.object = f.object)
$$;
