-- A table is a screen: what the person may see and change, with labels, choices and references, read once at sign-in.
-- Runs with the person's own rights, so it tells nothing that they may not know.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create function core.label_of(p_comment text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select rtrim(split_part(p_comment, '. ', 1), '.')
$$;
comment on function core.label_of(text) is 'The first sentence of a comment: what people see.';

create function core.help_of(p_comment text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case when position('. ' in p_comment) > 0 then substr(p_comment, position('. ' in p_comment) + 2) else '' end
$$;
comment on function core.help_of(text) is 'What follows the first sentence of a comment: the tooltip.';

-- What CHECK and foreign key constraints say of one column each.
create function core.column_rule() returns table (relation oid, attnum smallint, choices text[], max_length int, first_day date, last_day date,
    target oid)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.conrelid, c.conkey[1],
         (select array_agg(m[1] order by n) from regexp_matches(d.def, '''((?:[^'']|'''')*)''::text', 'g') with ordinality x (m, n)
           where d.def ~ '^CHECK \(\(\w+ = ANY \(ARRAY\[') as choices,
         case when cardinality(c.conkey) = 1 then (regexp_match(d.def, 'char_length\([^)]*\)+ <= (\d+)'))[1]::int end, null::date, null::date, null::oid
    from pg_constraint c
   cross join lateral (select pg_get_constraintdef(c.oid) def) d
   where c.contype = 'c' and cardinality(c.conkey) = 1
     and c.connamespace = any (array['core', 'crm', 'sales', 'audit', 'report']::regnamespace[])
  union all
  -- Several columns under one rule: each length is read by its name.
  select c.conrelid, a.attnum, null, (regexp_match(pg_get_constraintdef(c.oid), 'char_length\(' || a.attname || '\)+ <= (\d+)'))[1]::int, null, null, null
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
   where c.contype = 'c' and cardinality(c.conkey) > 1
     and c.connamespace = any (array['core', 'crm', 'sales', 'audit', 'report']::regnamespace[])
  union all
  -- Days between two that the constraint names.
  select c.conrelid, a.attnum, null, null,
         (regexp_match(pg_get_constraintdef(c.oid), '\m' || a.attname || ' >= ''(\d{4}-\d\d-\d\d)''::date'))[1]::date,
         (regexp_match(pg_get_constraintdef(c.oid), '\m' || a.attname || ' <= ''(\d{4}-\d\d-\d\d)''::date'))[1]::date, null
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.atttypid = 'date'::regtype
   where c.contype = 'c' and c.connamespace = any (array['core', 'crm', 'sales', 'audit', 'report']::regnamespace[])
  union all
  -- People are chosen among colleagues, whatever table keeps them.
  select c.conrelid, c.conkey[cardinality(c.conkey)], null, null, null, null,
         case when c.confrelid in ('core.membership'::regclass, 'core.app_user'::regclass) then 'core.colleague'::regclass else c.confrelid end
    from pg_constraint c
   where c.contype = 'f' and (cardinality(c.conkey) = 1 or cardinality(c.conkey) = 2)
     and c.connamespace = any (array['core', 'crm', 'sales', 'audit', 'report']::regnamespace[])
  union all
  select a.attrelid, a.attnum, null, null, null, null, 'core.colleague'::regclass
    from pg_attribute a join pg_class t on t.oid = a.attrelid and t.relkind in ('r', 'p')
   where a.attname = 'created_by' and t.relnamespace = any (array['core', 'crm', 'sales', 'audit', 'report']::regnamespace[])
$$;
comment on function core.column_rule() is 'Choices, lengths, days and references of columns, from their constraints.';

-- A view's column stands for the column of the same name in the table that the view is named after, else in any table it reads.
create function core.column_origin() returns table (relation oid, attnum smallint, base oid, base_attnum smallint)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct on (v.oid, a.attnum) v.oid, a.attnum, b.oid, ba.attnum
    from pg_class v
    join pg_attribute a on a.attrelid = v.oid and a.attnum > 0 and not a.attisdropped
    join pg_rewrite r on r.ev_class = v.oid
    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
    join pg_class b on b.oid = d.refobjid and b.oid <> v.oid
    join pg_attribute ba on ba.attrelid = b.oid and ba.attnum = d.refobjsubid and ba.attname = a.attname
   where v.relkind = 'v' and v.relnamespace = any (array['core', 'crm', 'sales', 'audit', 'report']::regnamespace[])
   order by v.oid, a.attnum, (starts_with(v.relname, b.relname)) desc, (v.relnamespace = b.relnamespace) desc, length(b.relname) desc
$$;
comment on function core.column_origin() is 'Which column of a table a column of a view shows.';

create function core.catalog() returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  with recursive relation as materialized (
    select c.oid, n.nspname, c.relname, c.relkind, obj_description(c.oid, 'pg_class') as comment
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('core', 'crm', 'sales', 'audit', 'report') and c.relkind in ('r', 'p', 'v') and not c.relispartition
       and has_any_column_privilege(c.oid, 'select')),
  origin as materialized (select * from core.column_origin()),
  -- A view may read a view.
  base as (
    select o.relation, o.attnum, o.base, o.base_attnum, 1 as depth from origin o
    union all
    select b.relation, b.attnum, o.base, o.base_attnum, b.depth + 1
      from base b join origin o on o.relation = b.base and o.attnum = b.base_attnum where b.depth < 4),
  root as materialized (select distinct on (relation, attnum) relation, attnum, base, base_attnum from base order by relation, attnum, depth desc),
  rule as materialized (
    select r.relation, r.attnum, max(r.choices) as choices, min(r.max_length) as max_length,
           max(r.first_day) as first_day, min(r.last_day) as last_day,
           (array_agg(r.target order by r.target desc nulls last))[1] as target
      from core.column_rule() r group by 1, 2),
  field as materialized (
    select a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) as type, ba.attnotnull, ba.atthasdef, ba.attgenerated, ba.attidentity,
           coalesce(col_description(a.attrelid, a.attnum), col_description(ba.attrelid, ba.attnum)) as comment,
           rule.choices, rule.max_length, rule.first_day, rule.last_day, rule.target, ba.atttypmod,
           -- '...'::text, 42, true: a constant, which a form can show before the row is there
           case when coalesce(ba.attgenerated, '') = ''
                then (regexp_match(pg_get_expr(d.adbin, d.adrelid), '^''?([^'']*?)''?(::[a-z ]+)?$'))[1] end as constant,
           has_column_privilege(a.attrelid, a.attnum, 'insert') as may_insert, has_column_privilege(a.attrelid, a.attnum, 'update') as may_update
      from relation rel
      join pg_attribute a on a.attrelid = rel.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(rel.oid, a.attnum, 'select')
      left join root on root.relation = a.attrelid and root.attnum = a.attnum
      left join pg_attribute ba on ba.attrelid = coalesce(root.base, a.attrelid) and ba.attnum = coalesce(root.base_attnum, a.attnum)
      left join pg_attrdef d on d.adrelid = ba.attrelid and d.adnum = ba.attnum
      left join rule on rule.relation = ba.attrelid and rule.attnum = ba.attnum)
  select coalesce(jsonb_agg(jsonb_build_object(
             'schema', rel.nspname, 'name', rel.relname, 'kind', case rel.relkind when 'v' then 'view' else 'table' end,
             'label', coalesce(core.label_of(rel.comment), initcap(replace(rel.relname, '_', ' '))), 'help', coalesce(core.help_of(rel.comment), ''),
             'insert', rel.relkind <> 'v' and exists (select from field f where f.attrelid = rel.oid and f.may_insert),
             'delete', has_table_privilege(rel.oid, 'delete'),
             'columns', (select jsonb_agg(jsonb_build_object(
                      'name', f.attname, 'type', f.type, 'position', f.attnum,
                      'label', coalesce(core.label_of(f.comment), initcap(replace(f.attname, '_', ' '))), 'help', coalesce(core.help_of(f.comment), ''),
                      'nullable', not coalesce(f.attnotnull, false), 'default', coalesce(f.atthasdef, false) and coalesce(f.attgenerated, '') = '',
                      'default_value', case when f.constant !~ '[(]' then f.constant end,
                      'generated', coalesce(f.attgenerated, '') <> '' or coalesce(f.attidentity, '') <> '',
                      'max_length', f.max_length, 'first_day', f.first_day, 'last_day', f.last_day, 'choices', coalesce(to_jsonb(f.choices), '[]'),
                      'references', (select jsonb_build_object('schema', tn.nspname, 'name', t.relname)
                                       from pg_class t join pg_namespace tn on tn.oid = t.relnamespace
                                      where t.oid = f.target and f.attname <> 'tenant_id'),
                      'insert', rel.relkind <> 'v' and f.may_insert, 'update', rel.relkind <> 'v' and f.may_update) order by f.attnum)
                   from field f where f.attrelid = rel.oid))
         order by rel.nspname, rel.relname), '[]')
    from relation rel
$$;
comment on function core.catalog() is 'Every table and view that the person can read, with its columns and what they may do with them.';
grant execute on function core.label_of(text), core.help_of(text), core.column_rule(), core.column_origin(), core.catalog() to kontor_app;
commit;
