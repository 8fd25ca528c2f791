-- Revert kontor:report/manager from pg
begin;
drop function report.satisfaction(uuid);
drop function report.commissions_due(uuid, text);
drop function report.payment_status(date, date, uuid, text);
drop function report.leaderboard(date, date, uuid, text);
drop function report.methods(date, date, uuid, text);
drop function report.funnel(date, date, uuid, text);
drop function report.kpis(date, date, uuid, text);
drop function report.waiting_now(uuid, text);
drop function report.revenue(date, date, text, uuid, text);
commit;
