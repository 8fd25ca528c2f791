-- Revert kontor:report/figure from pg
begin;
drop function report.fold();
drop view report.figure, report.person_figure, report.total_figure;
drop table report.delta, report.figure_day, report.person_day, report.total_day;
drop function report.rule(boolean);
commit;
