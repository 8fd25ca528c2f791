-- Revert kontor:report/verifier_home from pg
begin;
drop function report.verifier_today();
commit;
