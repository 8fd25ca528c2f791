-- Deploy kontor:sales/payment_claim to pg
-- Who is looking at a payment right now. A table of its own, so that claiming changes neither the payment's version nor its history.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.payment_claim (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  payment_id uuid not null,
  claimed_by uuid not null default core.me(),
  claimed_until timestamptz not null,
  asked_by uuid,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint payment_claim_pkey primary key (tenant_id, id),
  constraint payment_claim_once unique (tenant_id, payment_id),
  constraint payment_claim_payment foreign key (tenant_id, payment_id) references sales.payment (tenant_id, id),
  constraint payment_claim_person foreign key (tenant_id, claimed_by) references core.membership (tenant_id, user_id),
  constraint payment_claim_asker foreign key (tenant_id, asked_by) references core.membership (tenant_id, user_id)
);
create index payment_claim_by_person on sales.payment_claim (tenant_id, claimed_by);
create index payment_claim_by_asker on sales.payment_claim (tenant_id, asked_by);

comment on table sales.payment_claim is 'Claim. Who is looking at a payment, so that no two people verify it at once.';
comment on column sales.payment_claim.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column sales.payment_claim.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column sales.payment_claim.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column sales.payment_claim.created_at is 'Created. When the row was entered.';
comment on column sales.payment_claim.updated_at is 'Changed. When the row was last changed.';
comment on column sales.payment_claim.created_by is 'Entered by. Who entered the row.';
comment on column sales.payment_claim.payment_id is 'Payment. The payment that is being looked at.';
comment on column sales.payment_claim.claimed_by is 'Taken by. Who is looking at it.';
comment on column sales.payment_claim.claimed_until is 'Until. After this moment anybody may take it.';
comment on column sales.payment_claim.asked_by is 'Asked by. Who would take it over, and waits for it to be handed over.';

select core.protect('sales.payment_claim', 'payment.verify', null, null, '{}', '{}', false);

commit;
