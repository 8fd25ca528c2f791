-- Deploy kontor:sales/approval to pg
-- Every decision about a payment. Four eyes is declarative: the row carries the payment's creator by foreign key, and a
-- check compares; nobody approves twice in one round.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.payment_approval (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  payment_id uuid not null,
  payment_created_by uuid not null,
  owner_id uuid not null,
  approver_id uuid not null default core.me(),
  round int not null default 1,
  role_key text not null default '',
  status text not null,
  comments text not null default '',
  decided_at timestamptz not null default clock_timestamp(),
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint payment_approval_pkey primary key (tenant_id, id),
  constraint payment_approval_payment foreign key (tenant_id, payment_id, payment_created_by) references sales.payment (tenant_id, id, created_by),
  constraint payment_approval_approver foreign key (tenant_id, approver_id) references core.membership (tenant_id, user_id),
  constraint payment_approval_owner foreign key (tenant_id, owner_id) references core.membership (tenant_id, user_id),
  constraint payment_approval_four_eyes check (approver_id <> payment_created_by),
  constraint payment_approval_status_known check (status in ('pending', 'approved', 'rejected', 'sent_back', 'undone')),
  constraint payment_approval_comments_length check (char_length(comments) <= 500),
  constraint payment_approval_comments_given check (status not in ('rejected', 'sent_back') or btrim(comments) <> '')
);
create unique index payment_approval_once on sales.payment_approval (tenant_id, payment_id, approver_id, round) where status = 'approved';
create index payment_approval_by_payment on sales.payment_approval (tenant_id, payment_id, payment_created_by);
create index payment_approval_by_approver on sales.payment_approval (tenant_id, approver_id, decided_at);
create index payment_approval_by_owner on sales.payment_approval (tenant_id, owner_id);

comment on table sales.payment_approval is 'Approval. What somebody decided about a payment.';
comment on column sales.payment_approval.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column sales.payment_approval.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column sales.payment_approval.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column sales.payment_approval.created_at is 'Created. When the row was entered.';
comment on column sales.payment_approval.updated_at is 'Changed. When the row was last changed.';
comment on column sales.payment_approval.created_by is 'Entered by. Who entered the row.';
comment on column sales.payment_approval.payment_id is 'Payment. What was decided about.';
comment on column sales.payment_approval.payment_created_by is 'Recorded by. Who recorded the payment, and therefore can''t approve it.';
comment on column sales.payment_approval.owner_id is 'Owner. The deal''s owner, who sees the decision.';
comment on column sales.payment_approval.approver_id is 'Decided by. Who decided.';
comment on column sales.payment_approval.round is 'Round. The payment''s round; approvals of an earlier round count no more.';
comment on column sales.payment_approval.role_key is 'Role. The role that the rule asked for; empty for anybody who verifies.';
comment on column sales.payment_approval.status is 'Decision. Approved, rejected, sent back; undone where it was taken back.';
comment on column sales.payment_approval.comments is 'Remark. Why; required for a rejection and for sending back.';
comment on column sales.payment_approval.decided_at is 'Decided. When it was decided.';

select core.protect('sales.payment_approval', 'payment.read', null, 'owner_id', '{}', '{}');

commit;
