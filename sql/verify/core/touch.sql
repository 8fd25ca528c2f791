begin;
select 1 / count(*) from pg_proc where oid = 'core.notify_rel()'::regprocedure and prosecdef and proowner = 'kontor_definer'::regrole;
select 1 / count(*) from pg_proc where oid = 'core.touch()'::regprocedure and not prosecdef;
rollback;
