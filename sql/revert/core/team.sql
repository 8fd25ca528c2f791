begin;
drop function core.leave_team(uuid, uuid);
drop table core.project, core.team_member, core.team;
commit;
