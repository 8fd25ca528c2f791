begin;
drop function core.run_retention(), core.set_credential_secret(uuid, text);
drop table core.retention_policy, core.credential, core.tenant_domain, core.domain, core.exchange_rate;
commit;
