begin;
do $$
begin
  if exists (select from pg_extension where extname = 'pg_cron') then
    execute $cron$select cron.unschedule(jobname) from cron.job where jobname in ('kontor-maintain-often', 'kontor-maintain')$cron$;
  end if;
end $$;
drop function core.schedule_jobs(), core.maintain(), core.maintain_often(), core.mend_alphabet(), core.close_sessions(),
    core.watchdog(interval, interval, interval), core.settle_passwords();
commit;
