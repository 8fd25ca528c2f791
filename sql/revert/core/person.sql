begin;
drop table core.user_address, core.user_preference, core.user_profile, core.app_user;
commit;
