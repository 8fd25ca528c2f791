begin;
drop function core.notify_user(uuid, uuid, text, text, text, text, uuid, jsonb);
drop table core.notification, core.notification_preference, core.notification_template;
drop function core.stamp_read();
commit;
