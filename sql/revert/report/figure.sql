-- Revert kontor:report/figure from pg
begin;
drop view report.figure;
drop table report.delta, report.figure_day, report.total_day, report.figure_month, report.total_month, report.stale_month;
drop function report.enter_rows(uuid[]), report.lock_key(text, uuid);
drop function report.rule(boolean), report.measures(text);
commit;
