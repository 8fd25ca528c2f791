-- Numbers have no gaps and no duplicates, whatever people do at the same time.
begin;
select no_plan();
create extension if not exists dblink schema public;
create function tests.there(p_name text) returns void language plpgsql as $$
begin
  perform public.dblink_connect(p_name,
      format('host=%s port=%s user=%s dbname=%s', split_part(current_setting('unix_socket_directories'), ',', 1),
          current_setting('port'), session_user, current_database()));
  perform public.dblink_exec(p_name, 'begin');
end $$;
select tests.there('one'), tests.there('two');
\set take 'select core.reserve_numbers(tests.place(''a''), ''race'', 1)'
select is((select n from public.dblink('one', :'take') x (n bigint)), 1::bigint, 'one takes a number');
select is(public.dblink_send_query('two', :'take'), 1, 'two wants one');
\! sleep 0.3
select is((select count(*) from pg_locks where not granted and locktype = 'transactionid'), 1::bigint, 'while one may still give up');
select lives_ok('select public.dblink_exec(''one'', ''rollback'')', 'one gives up');
select is((select n from public.dblink_get_result('two') x (n bigint)), 1::bigint, 'two gets the same number: no gap');
select is((select count(*) from public.dblink_get_result('two') x (n bigint)), 0::bigint, 'and no other');
select lives_ok('select public.dblink_exec(''two'', ''commit'')', 'two keeps it');
select is(core.reserve_numbers(tests.place('a'), 'race', 5), 2::bigint, 'the next five begin after it');
select is(core.reserve_numbers(tests.place('b'), 'race', 1), 1::bigint, 'each organization counts for itself');
select is(tests.as_role('a', 'owner', 'select core.next_number(''race'')'), '42501', 'people take no numbers');
select is((select count(distinct i) from (select core.new_id() i from generate_series(1, 100000)) x), 100000::bigint, 'ids differ');
select ok((select bool_and(ordered) from (select i >= lag(i) over (order by n) or lag(i) over (order by n) is null as ordered
    from (select n, left(core.new_id()::text, 15) i from generate_series(1, 20000) n) x) y), 'and grow with time');
select * from finish();
rollback;
delete from core.counter where kind = 'race';
