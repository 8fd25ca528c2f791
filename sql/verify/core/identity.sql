begin;
select 1 / (substr(core.new_id()::text, 15, 1) = '7')::int;
select 1 / (core.login_name(' Anna@Example.org ') = core.login_name('anna@example.org'))::int;
select 1 / (core.login_name('a@b.example') ~ '^u_[0-9a-f]{40}$')::int;
select 1 / (not has_function_privilege('public', 'core.me()', 'execute'))::int;
select 1 / (has_function_privilege('kontor_app', 'core.may(text)', 'execute'))::int;
rollback;
