begin;
select 1 / (count(*) = 2)::int from pg_proc
 where oid in ('core.notify_rel()'::regprocedure, 'core.notify_row()'::regprocedure) and prosecdef and proowner = 'kontor_definer'::regrole;
select 1 / count(*) from pg_proc where oid = 'core.touch()'::regprocedure and not prosecdef;
rollback;
