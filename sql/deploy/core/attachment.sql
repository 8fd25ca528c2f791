-- Receipts, logos, invoices: kept with what they are attached to. What they hold is checked here, whatever the client said.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

-- The content has to begin as its type says, and to end as well: a truncated file is refused.
create function core.content_fits(p_media_type text, p_content bytea) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case p_media_type
      when 'image/png' then substr(p_content, 1, 8) = '\x89504e470d0a1a0a' and substr(p_content, 13, 4) = '\x49484452'
           and substr(p_content, octet_length(p_content) - 11) = '\x0000000049454e44ae426082'
      when 'image/jpeg' then substr(p_content, 1, 3) = '\xffd8ff'
           and position('\xffd9'::bytea in substr(p_content, greatest(1, octet_length(p_content) - 1023))) > 0 -- cameras write behind it
      when 'application/pdf' then substr(p_content, 1, 5) = '\x255044462d'
           and position('\x2525454f46'::bytea in substr(p_content, greatest(1, octet_length(p_content) - 1023))) > 0
      else false end
$$;
comment on function core.content_fits(text, bytea) is 'Whether a file begins and ends as its media type says.';

create table core.attachment (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  file_name text not null,
  media_type text not null,
  size_bytes int not null generated always as (octet_length(content)) stored,
  sha256 text not null generated always as (encode(sha256(content), 'hex')) stored,
  content bytea not null,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint attachment_pkey primary key (tenant_id, id),
  constraint attachment_tenant foreign key (tenant_id) references core.tenant (id),
  constraint attachment_file_name_form check (char_length(file_name) between 1 and 200 and file_name !~ '[/\\[:cntrl:]]'),
  constraint attachment_media_type check (media_type in ('image/png', 'image/jpeg', 'application/pdf')),
  constraint attachment_size check (octet_length(content) between 1 and 10485760),
  constraint attachment_content_fits check (core.content_fits(media_type, content))
);
alter table core.attachment alter content set storage external;
create index attachment_sha256 on core.attachment (tenant_id, sha256);
comment on table core.attachment is 'Attachments. Files that belong to rows: receipts, logos, invoices.';
comment on column core.attachment.file_name is 'File. Name as it was dropped or chosen.';
comment on column core.attachment.media_type is 'Type. PNG, JPEG or PDF.';
comment on column core.attachment.size_bytes is 'Size. In bytes, 10 MB at most.';
comment on column core.attachment.sha256 is 'Digest. SHA-256 of the content.';
comment on column core.attachment.content is 'Content. The file itself; handed out by core.attachment_content.';
-- Whoever brought it sees it; those who see the row that it is attached to get a policy of their own (core.attach_through).
select core.protect('core.attachment', 'own', p_owner => 'created_by', p_notify => false);

create function core.attach_through(p_table regclass, p_column name) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('drop policy if exists %I on core.attachment', 'attachment_of_' || (select relname from pg_class where oid = p_table) || '_' || p_column);
  execute format('create policy %I on core.attachment for select to kontor_app, kontor_owner
      using (tenant_id = (select core.tenant_id()) and exists (select from %s r where r.tenant_id = attachment.tenant_id and r.%I = attachment.id))',
      'attachment_of_' || (select relname from pg_class where oid = p_table) || '_' || p_column, p_table, p_column);
end $$;
comment on function core.attach_through(regclass, name) is 'Lets whoever sees a row see the attachment that its column points to.';
-- The logo is everyone's; the organization's row is keyed by its id alone.
create policy attachment_of_tenant_logo_id on core.attachment for select to kontor_app, kontor_owner
    using (tenant_id = (select core.tenant_id()) and exists (select from core.tenant t where t.id = attachment.tenant_id and t.logo_id = attachment.id));
alter table core.tenant add constraint tenant_logo foreign key (id, logo_id) references core.attachment (tenant_id, id);
create index tenant_logo_fk on core.tenant (id, logo_id);

-- Owned by kontor_owner: row-level security holds inside, so it gives what the person may see.
create function core.attachment_content(p_id uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_content bytea;
begin
  select a.content into v_content from core.attachment a where a.tenant_id = core.tenant_id() and a.id = p_id;
  if not found then
    raise exception using errcode = 'KO002', message = 'no such attachment';
  end if;
  return v_content;
end $$;
comment on function core.attachment_content(uuid) is 'The content of an attachment that the person may see.';
grant execute on function core.attachment_content(uuid) to kontor_app;

set local role kontor_definer;
create function core.add_attachment(p_id uuid, p_file_name text, p_media_type text, p_content bytea) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
  v_sha256 text;
  v_size bigint := coalesce(octet_length(p_content), 0);
begin
  if v_tenant is null then
    raise exception using errcode = 'KO008', message = 'no active membership of this organization';
  elsif v_size = 0 or v_size > 10485760 then
    raise exception using errcode = 'KO017', message = format('%s bytes, where 1 to 10485760 are taken', v_size), hint = 'size', column = 'content';
  elsif p_media_type is null or p_media_type not in ('image/png', 'image/jpeg', 'application/pdf') then
    raise exception using errcode = 'KO017', message = format('%s is not taken', coalesce(p_media_type, 'no type')), hint = 'type', column = 'media_type';
  elsif not core.content_fits(p_media_type, p_content) then
    raise exception using errcode = 'KO017', message = format('the file is not a whole %s', p_media_type), hint = 'content', column = 'content';
  elsif coalesce(p_file_name, '') !~ '^[^/\\[:cntrl:]]{1,200}$' then
    raise exception using errcode = 'KO009', message = 'a file name of 1 to 200 characters without / is needed', hint = 'file_name', column = 'file_name';
  end if;
  -- The same call again, after a lost connection, finds what it made.
  select a.sha256 into v_sha256 from core.attachment a where a.tenant_id = v_tenant and a.id = p_id and a.created_by = v_me;
  if found and v_sha256 = encode(sha256(p_content), 'hex') then
    return p_id;
  end if;
  insert into core.attachment (tenant_id, id, file_name, media_type, content, created_by)
  values (v_tenant, coalesce(p_id, core.new_id()), p_file_name, p_media_type, p_content, v_me)
  returning id into p_id;
  return p_id;
end $$;
comment on function core.add_attachment(uuid, text, text, bytea) is 'Keeps a file of up to 10 MB whose content agrees with its type (KO017 otherwise).';
grant execute on function core.add_attachment(uuid, text, text, bytea) to kontor_app;
commit;
