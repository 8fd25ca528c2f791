-- Deploy kontor:sales/invoice to pg
-- One invoice for each verified payment, one credit note for each refund; numbers without gaps within organization and year.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.invoice (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  kind text not null default 'invoice',
  year int not null,
  number_seq bigint not null,
  number text not null generated always as (case kind when 'invoice' then 'INV-' else 'CRN-' end || year::text || '-'
    || lpad(number_seq::text, greatest(4, length(number_seq::text)), '0')) stored,
  payment_id uuid not null,
  deal_id uuid not null,
  client_id uuid not null,
  owner_id uuid not null,
  amount_minor bigint not null,
  tax_rate numeric(5,2) not null default 0,
  tax_minor bigint not null default 0,
  total_minor bigint not null,
  currency text not null,
  status text not null default 'issued',
  file_id uuid,
  issued_at timestamptz not null default clock_timestamp(),
  void_reason text not null default '',
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint invoice_pkey primary key (tenant_id, id),
  constraint invoice_number unique (tenant_id, year, kind, number_seq),
  constraint invoice_payment foreign key (tenant_id, payment_id) references sales.payment (tenant_id, id),
  constraint invoice_deal foreign key (tenant_id, deal_id) references sales.deal (tenant_id, id),
  constraint invoice_client foreign key (tenant_id, client_id) references crm.client (tenant_id, id),
  constraint invoice_owner foreign key (tenant_id, owner_id) references core.membership (tenant_id, user_id),
  constraint invoice_currency foreign key (currency) references core.currency (code),
  constraint invoice_file foreign key (tenant_id, file_id) references core.attachment (tenant_id, id),
  constraint invoice_kind_known check (kind in ('invoice', 'credit_note')),
  constraint invoice_status_known check (status in ('draft', 'issued', 'void')),
  constraint invoice_tax_rate_range check (tax_rate between 0 and 100),
  constraint invoice_total_sum check (total_minor = amount_minor + tax_minor),
  constraint invoice_total_sign check (case kind when 'invoice' then total_minor > 0 and tax_minor >= 0 else total_minor < 0 and tax_minor <= 0 end),
  constraint invoice_void_reason_given check (status <> 'void' or btrim(void_reason) <> ''),
  constraint invoice_void_reason_length check (char_length(void_reason) <= 500)
);
-- also what leads from a payment to its invoice
create unique index invoice_live_once on sales.invoice (tenant_id, payment_id) where status <> 'void';
create index invoice_by_deal on sales.invoice (tenant_id, deal_id);
create index invoice_by_client on sales.invoice (tenant_id, client_id);
create index invoice_by_owner on sales.invoice (tenant_id, owner_id, issued_at, id);
create index invoice_by_issued on sales.invoice (tenant_id, issued_at, id);
create index invoice_by_file on sales.invoice (tenant_id, file_id) where file_id is not null;

comment on table sales.invoice is 'Invoice. What was charged with a verified payment, or credited with a refund.';
comment on column sales.invoice.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column sales.invoice.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column sales.invoice.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column sales.invoice.created_at is 'Created. When the row was entered.';
comment on column sales.invoice.updated_at is 'Changed. When the row was last changed.';
comment on column sales.invoice.created_by is 'Entered by. Who entered the row.';
comment on column sales.invoice.kind is 'Kind. Invoice or credit note.';
comment on column sales.invoice.year is 'Year. Numbers begin anew each year.';
comment on column sales.invoice.number_seq is 'Running number. Without gaps within organization, year and kind.';
comment on column sales.invoice.number is 'Invoice. The invoice''s number, for example INV-2026-0001.';
comment on column sales.invoice.payment_id is 'Payment. The payment that is charged.';
comment on column sales.invoice.deal_id is 'Deal. The deal that was paid for.';
comment on column sales.invoice.client_id is 'Client. Who is charged.';
comment on column sales.invoice.owner_id is 'Owner. The deal''s owner.';
comment on column sales.invoice.amount_minor is 'Net. Without tax.';
comment on column sales.invoice.tax_rate is 'Tax rate. In percent.';
comment on column sales.invoice.tax_minor is 'Tax. The tax on it.';
comment on column sales.invoice.total_minor is 'Total. Net and tax; negative on a credit note.';
comment on column sales.invoice.currency is 'Currency. The payment''s currency.';
comment on column sales.invoice.status is 'Status. Draft, issued or void.';
comment on column sales.invoice.file_id is 'File. The printed invoice.';
comment on column sales.invoice.issued_at is 'Issued. When it was issued.';
comment on column sales.invoice.void_reason is 'Reason. Why it was made void.';

select core.protect('sales.invoice', 'invoice.read', null, 'owner_id', '{}', '{}');

commit;
