-- Whoever belongs to two organizations, and changes kontor.tenant in the middle of a statement: what they may in one shows nothing of the other.
begin;
select no_plan();
-- One person: in a they see everything, in b their own.
do $$
declare
  v_user uuid := core.put_user('both@x.test', 'Both', 'X', core.scram_verifier('test'));
begin
  perform core.put_member(tests.place('a'), v_user, 'admin');
  perform core.put_member(tests.place('b'), v_user, 'sales');
end $$;
do $$
declare
  v_function text;
begin
  for v_function in select p.proname from pg_proc p where p.pronamespace = 'tests'::regnamespace and p.proname like 'sample\_%' order by 1 loop
    execute format('select tests.%I(%L)', v_function, 'b');
  end loop;
end $$;
select is(tests.act('both@x.test', tests.place('b'), 'select core.start_session(''x'', ''y'', ''z'') is not null'), 'true', 'they sign in to b');
select tests.as_role('b', 'sales', 'select core.start_session(''x'', ''y'', ''z'')');

-- The first row chooses one organization while the table is opened, the second the other one when its rows are judged; both ways round.
create function tests.mixed(p_table text, p_first text, p_second text) returns text language sql as $$
  select tests.act('both@x.test', tests.place(p_first), format($q$
    select count(*) from (select n, set_config('kontor.tenant', case n when 1 then %2$L else %3$L end, true) as chosen from generate_series(1, 2) n offset 0) s
     cross join lateral (select r.tenant_id from %1$s r where case when s.n = 1 then r.tenant_id is null else r.tenant_id = %4$L end
                            and s.chosen is not null offset 0) r$q$,
    p_table, tests.place(p_first), tests.place(p_second), tests.place('b'))) $$;
-- What is asked once is asked in a, before anything else; the table is opened in b.
create function tests.gated(p_table text) returns text language sql as $$
  select tests.act('both@x.test', tests.place('a'), format($q$
    select count(*) from (select set_config('kontor.tenant', %2$L, true) as chosen offset 0) s
     join %1$s r on r.tenant_id = case when s.chosen is not null then %2$L::uuid end$q$, p_table, tests.place('b'))) $$;
create function tests.plain(p_table text) returns text language sql as $$
  select tests.act('both@x.test', tests.place('b'), format('select count(*) from %s', p_table)) $$;
create temp table seen as select t.name as relation, tests.plain(t.name) as plain from tests.tenant_table() t
 where has_any_column_privilege('kontor_app', t.relation, 'select')
   and t.name not in ('core.membership');
grant select on seen to public;
select ok((select count(*) > 20 from seen), 'many tables are tried');
select ok(x.n::int <= s.plain::int, format('%s: %s of b while %s, not more than %s', s.relation, x.n, x.how, s.plain))
  from seen s, lateral (values ('opened in b and judged in a', tests.mixed(s.relation, 'b', 'a')),
                        ('opened in a and judged in b', tests.mixed(s.relation, 'a', 'b')), ('asked in a', tests.gated(s.relation))) x (how, n)
 where s.plain ~ '^\d+$';
select is(tests.mixed('sales.deal', 'b', 'a') || tests.mixed('sales.payment', 'b', 'a') || tests.gated('audit.change')
          || tests.gated('core.user_session'), '0001', 'no deal, no payment, nothing of the trail; a session of their own');
select * from finish();
rollback;
