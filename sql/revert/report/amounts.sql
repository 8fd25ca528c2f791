-- Revert kontor:report/amounts from pg
begin;
drop function report.rates(date, text);
drop function report.amounts(text[], date, date, uuid, text, boolean, boolean);
drop function report.quotes(text, date, date, date, date);
drop function report.minor_factor(text, text);
drop function report.rate_on(text, text, date);
drop function report.team_people(uuid);
commit;
