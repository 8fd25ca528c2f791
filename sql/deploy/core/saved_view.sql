-- Filters of lists that people keep, with their order and columns; shared ones are everybody's in the organization.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.saved_view (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  owner_id uuid not null default core.me(),
  list text not null,
  name text collate core.alphabet not null,
  definition jsonb not null default '{}',
  is_shared boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  deleted_at timestamptz,
  constraint saved_view_pkey primary key (tenant_id, id),
  constraint saved_view_tenant foreign key (tenant_id) references core.tenant (id),
  constraint saved_view_owner foreign key (tenant_id, owner_id) references core.membership (tenant_id, user_id),
  constraint saved_view_list_length check (char_length(list) between 1 and 63),
  constraint saved_view_name_given check (btrim(name) <> ''),
  constraint saved_view_name_length check (char_length(name) <= 60),
  constraint saved_view_definition_object check (jsonb_typeof(definition) = 'object'),
  constraint saved_view_definition_size check (pg_column_size(definition) <= 16384)
);
create index saved_view_owner_fk on core.saved_view (tenant_id, owner_id);
create unique index saved_view_once on core.saved_view (tenant_id, owner_id, list, lower(name collate "default")) where deleted_at is null;

comment on table core.saved_view is 'Saved views. Filters of lists that people keep and share.';
comment on column core.saved_view.owner_id is 'Owner. Whose view it is.';
comment on column core.saved_view.list is 'List. The list that it is a view of.';
comment on column core.saved_view.name is 'Name. What the tab says.';
comment on column core.saved_view.definition is 'Definition. The filter, the order and the columns.';
comment on column core.saved_view.is_shared is 'Shared. Whether everybody in the organization has it.';

select core.protect('core.saved_view', 'own', 'own', 'owner_id',
    p_insert => '{list,name,definition,is_shared}', p_update => '{name,definition,is_shared,deleted_at}');
-- One's own and the shared ones are read; a shared one is changed by whoever may share.
select core.set_policy('core.saved_view', 'select', core.rule(null, null) || ' and (is_shared or owner_id = (select core.me()))');
select core.set_policy('core.saved_view', c.command, core.rule(null, null)
    || ' and ((owner_id = (select core.me()) and not is_shared) or (is_shared and coalesce(tenant_id = (select core.tenant_for(''view.share'')), false)))')
  from (values ('insert'), ('update')) c (command);
commit;
