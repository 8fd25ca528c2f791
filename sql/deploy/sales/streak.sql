-- Deploy kontor:sales/streak to pg
-- A person's days: what was entered, what was verified, and how many working days in a row had a verified payment.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table sales.daily_streak (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  user_id uuid not null,
  day date not null,
  deals_created int not null default 0,
  payments_received int not null default 0,
  total_minor bigint not null default 0,
  currency text not null,
  streak_count int not null default 0,
  is_active_day boolean not null generated always as (payments_received > 0) stored,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint daily_streak_pkey primary key (tenant_id, id),
  constraint daily_streak_once unique (tenant_id, user_id, day),
  constraint daily_streak_person foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id),
  constraint daily_streak_currency foreign key (currency) references core.currency (code),
  constraint daily_streak_counts_sign check (deals_created >= 0 and payments_received >= 0 and total_minor >= 0),
  constraint daily_streak_active check ((streak_count > 0) = (payments_received > 0))
);
create index daily_streak_by_day on sales.daily_streak (tenant_id, day, user_id);
create index daily_streak_by_currency on sales.daily_streak (currency, tenant_id);

comment on table sales.daily_streak is 'Daily streak. What a person entered and got verified on a day.';
comment on column sales.daily_streak.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column sales.daily_streak.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column sales.daily_streak.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column sales.daily_streak.created_at is 'Created. When the row was entered.';
comment on column sales.daily_streak.updated_at is 'Changed. When the row was last changed.';
comment on column sales.daily_streak.created_by is 'Entered by. Who entered the row.';
comment on column sales.daily_streak.user_id is 'Person. Whose day it is.';
comment on column sales.daily_streak.day is 'Day. In the organization''s time zone.';
comment on column sales.daily_streak.deals_created is 'Deals. How many deals the person entered.';
comment on column sales.daily_streak.payments_received is 'Verified payments. How many of the person''s payments were verified.';
comment on column sales.daily_streak.total_minor is 'Verified. Sum of the verified payments in the organization''s currency.';
comment on column sales.daily_streak.currency is 'Currency. The organization''s currency on that day.';
comment on column sales.daily_streak.streak_count is 'Streak. Working days in a row with a verified payment, up to this one.';
comment on column sales.daily_streak.is_active_day is 'Active. The day has a verified payment.';

select core.protect('sales.daily_streak', 'deal.read', null, 'user_id', '{}', '{}');

commit;
