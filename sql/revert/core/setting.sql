begin;
drop function core.house_number(text, numeric), core.house_setting(text, text), core.set_setting(text, text, text, text),
    core.setting_value(text, text), core.decrypt_text(bytea), core.encrypt_text(text);
drop table core.setting, core.secret_key;
commit;
