-- Deploy kontor:crm/client_list to pg
-- The list of clients, with and without those in the trash.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create view crm.client_with_trash with (security_invoker = true) as
select c.tenant_id, c.id, c.name, c.company, c.contact, c.email, c.phone, c.address, c.city, c.country, c.language, c.tax_number,
    c.satisfaction_tenths, c.client_status, c.owner_id, m.display_name as owner_name, m.initials as owner_initials,
    c.is_active, c.search, c.version, c.created_at, c.updated_at, c.created_by, c.deleted_at
  from crm.client c
  left join core.membership m on m.tenant_id = c.tenant_id and m.user_id = c.owner_id;

create view crm.client_list with (security_invoker = true) as
select w.* from crm.client_with_trash w where w.deleted_at is null;
grant select on crm.client_with_trash, crm.client_list to kontor_app;

comment on view crm.client_with_trash is 'Clients with trash. People and companies, deleted or not.';
comment on view crm.client_list is 'Clients. The people and companies that deals are made with.';
comment on column crm.client_with_trash.owner_name is 'Owner. The colleague who looks after the client.';
comment on column crm.client_with_trash.owner_initials is 'Owner''s initials. As small pictures show them.';

commit;
