-- What a demo deal and its payments are before they become rows: the demo and the bulk generator fill spec_deal and spec_payment, demo.store() makes the rows.
begin;

-- The n-th of a stream of numbers between 0 and 1, the same on every machine.
create or replace function demo.u(p_n bigint, p_stream bigint) returns float8
language sql immutable parallel safe
return (hashint8extended(p_n, p_stream) & 1048575) / 1048576.0::float8;

create or replace function demo.pick(p_of text[], p_u float8) returns text
language sql immutable parallel safe
return p_of[1 + floor(p_u * cardinality(p_of))::int];

-- A time-ordered id (UUIDv7) of the n-th row of a kind: the same in every run with the same moment. Its seconds are those of an interval: a moment's own epoch
-- is but stable, and the planner would call the function for every row instead of writing its expression into the query.
create or replace function demo.id(p_at timestamptz, p_n bigint, p_kind int) returns uuid
language sql immutable parallel safe
return encode(int8send((((date_part('epoch', p_at - '2000-01-01 00:00+00'::timestamptz) + 946684800) * 1000)::bigint << 16) | 28672 | (hashint8(p_n) & 4095))
  || int8send((hashint8extended(p_n, p_kind) & 4611686018427387903) | (-9223372036854775808)), 'hex')::uuid;

-- The last working day that is p_n working days before a day.
create or replace function demo.workday(p_day date, p_n int) returns date
language sql immutable parallel safe
return (select d::date from generate_series(p_day - 1, p_day - p_n * 2 - 10, interval '-1 day') d where extract(isodow from d) < 6
         order by d desc offset p_n - 1 limit 1);

-- Temporary tables, so that two connections may make data at once. Without keys for those who make whole sets that need none.
create or replace function demo.open_spec(p_keyed boolean default true) returns void
language plpgsql as $$
begin
  create temp table spec_deal (
    n bigint not null,                     -- the number's digits
    tenant_id uuid not null, id uuid not null, client_id uuid not null, owner_id uuid not null,
    amount_minor bigint not null, currency text not null,
    description text not null, work_type text not null, source text not null,
    status text not null default 'open',   -- draft, on_hold, cancelled; what is open follows its payments
    cancel_reason text not null default '',
    deal_date date not null, due_date date not null, created_at timestamptz not null
  );
  create temp table spec_payment (
    n bigint not null,
    tenant_id uuid not null, id uuid not null, deal_n bigint not null, deal_id uuid not null, owner_id uuid not null, client_id uuid not null,
    amount_minor bigint not null, currency text not null, method text not null,
    status text not null default 'pending', stage text not null default 'in_verification',
    created_by uuid not null, created_at timestamptz not null, received_on date not null,
    slots text[] not null default '{""}',
    first_by uuid, first_at timestamptz,   -- the first of two approvals
    decided_by uuid, decided_at timestamptz, reason text not null default '',
    bank_reference text not null default '', receipt text not null default '',   -- the receipt's language; nothing without one
    is_replaced boolean not null default false
  );
  create temp table spec_invoice (year int primary key, last bigint not null);
  if p_keyed then
    alter table spec_deal add primary key (tenant_id, n);
    alter table spec_payment add primary key (tenant_id, n);
    create index on spec_payment (tenant_id, deal_n);
  end if;
end $$;

commit;
