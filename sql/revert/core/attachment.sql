begin;
alter table core.tenant drop constraint tenant_logo;
drop index core.tenant_logo_fk;
drop function core.add_attachment(uuid, text, text, bytea), core.attachment_content(uuid), core.attach_through(regclass, name);
drop table core.attachment;
drop function core.content_fits(text, bytea);
commit;
