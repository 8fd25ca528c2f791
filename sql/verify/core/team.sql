begin;
select 1 / (count(*) = 3)::int from pg_class where relnamespace = 'core'::regnamespace and relforcerowsecurity
   and relname in ('team', 'team_member', 'project');
select 1 / (has_column_privilege('kontor_app', 'core.project', 'name', 'update'))::int;
rollback;
