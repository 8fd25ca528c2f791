-- Revert kontor:sales/streak from pg
begin;
drop table sales.daily_streak;
commit;
