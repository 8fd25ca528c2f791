-- Revert kontor:report/sales_home from pg
begin;
drop function report.my_steps(int);
drop function report.my_open_ages();
drop function report.my_open_states();
drop function report.my_place(date, date);
drop function report.my_streak(date);
drop function report.my_month();
drop function report.my_days(date, date);
drop function report.my_weeks(int);
drop function report.working_days(date, date);
commit;
