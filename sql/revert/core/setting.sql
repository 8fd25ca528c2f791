begin;
drop function core.set_setting(text, text, text, text), core.setting_value(text, text), core.decrypt_text(bytea), core.encrypt_text(text);
drop table core.setting, core.secret_key;
commit;
