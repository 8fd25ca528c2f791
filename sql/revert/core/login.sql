begin;
drop function core.scram_verifier(text), core.settle_password(), core.put_password(uuid, text, timestamptz), core.end_connections(name),
    core.verifier_digest(name), core.enable_login(name, boolean), core.write_login(name, text, timestamptz),
    core.check_verifier(text), core.check_login(name, boolean);
drop table core.external_account, core.verification_token;
commit;
