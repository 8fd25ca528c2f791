-- Receipts of the demo: one-page PDF confirmations, drawn here, so that amount, payer and day are those of the payment and move with today.
begin;


-- Helvetica has no code page for Polish: its letters sit at codes 128 and up, named in the font's /Differences.
create or replace function demo.pdf_string(p_text text) returns text
language sql immutable parallel safe
return '<' || encode(convert_to(translate(p_text, 'ĄąĆćĘęŁłŃńŚśŹźŻż–…' || chr(160),
  chr(128) || chr(129) || chr(130) || chr(131) || chr(132) || chr(133) || chr(134) || chr(135) || chr(136) || chr(137)
  || chr(138) || chr(139) || chr(140) || chr(141) || chr(142) || chr(143) || chr(144) || chr(145) || ' '), 'LATIN1'), 'hex') || '>';

-- One line of text; p_y is measured from the top of a page of 453 x 540 points.
create or replace function demo.pdf_text(p_x numeric, p_y numeric, p_font text, p_size numeric, p_text text) returns text
language sql immutable parallel safe
return format(E'BT /%s %s Tf %s %s Td %s Tj ET\n', p_font, p_size, p_x, 540 - p_y, demo.pdf_string(p_text));

create or replace function demo.pdf_page(p_content text) returns bytea
language plpgsql immutable parallel safe as $$
declare
  v_font text := '<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 '
    '/Aogonek /aogonek /Cacute /cacute /Eogonek /eogonek /Lslash /lslash /Nacute /nacute '
    '/Sacute /sacute /Zacute /zacute /Zdotaccent /zdotaccent /endash /ellipsis] >> >>';
  v_object text[] := array[
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 453 540] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents 6 0 R >>',
    format(v_font, 'Helvetica'), format(v_font, 'Helvetica-Bold'),
    format(E'<< /Length %s >>\nstream\n%sendstream', length(p_content), p_content)];
  v_file text := E'%PDF-1.4\n';
  v_table text := E'0000000000 65535 f \n';
begin
  for i in 1 .. 6 loop
    v_table := v_table || lpad(length(v_file)::text, 10, '0') || E' 00000 n \n';
    v_file := v_file || format(E'%s 0 obj\n%s\nendobj\n', i, v_object[i]);
  end loop;
  return convert_to(format(E'%sxref\n0 7\n%strailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%s\n%%%%EOF\n', v_file, v_table, length(v_file)), 'LATIN1');
end $$;

-- 2115000 with language de is 21.150,00; every demo currency has two decimals.
create or replace function demo.amount_text(p_minor bigint, p_language text) returns text
language sql immutable parallel safe
return case p_language
  when 'de' then translate(to_char(p_minor / 100.0, 'FM999,999,999,990.00'), ',.', '.,')
  when 'pl' then translate(to_char(p_minor / 100.0, 'FM999,999,999,990.00'), ',.', ' ,')
  else to_char(p_minor / 100.0, 'FM999,999,999,990.00') end;

create or replace function demo.day_text(p_day date, p_language text) returns text
language sql immutable parallel safe
return case when p_language = 'en' then to_char(p_day, 'MM/DD/YYYY') else to_char(p_day, 'DD.MM.YYYY') end;

-- A bank's confirmation of a transfer in the language of the payer's bank (de, pl or en).
create or replace function demo.receipt_pdf(p_language text, p_payer text, p_payer_account text, p_payee text, p_payee_account text,
  p_amount_minor bigint, p_currency text, p_day date, p_title text, p_reference text) returns bytea
language plpgsql immutable parallel safe as $$
declare
  v_word jsonb := case p_language
    when 'de' then '{
      "bank": "Nordbank Berlin", "kind": "Zahlungsbestätigung · Confirmation of payment", "payer": "Auftraggeber",
      "payee": "Empfänger", "account": "IBAN", "amount": "Betrag", "day": "Ausführung", "title": "Verwendungszweck",
      "reference": "Referenz", "note1": "Der Auftrag wurde am %s um 14:06 Uhr angenommen und",
      "note2": "am selben Tag ausgeführt. Dieses Dokument ist ohne Unterschrift gültig.", "stamp": "AUSGEFÜHRT",
      "page": "Seite 1 von 1", "ink": "0.16 0.29 0.53"}'::jsonb
    when 'pl' then '{
      "bank": "Bank Żuławski", "kind": "Potwierdzenie przelewu · Confirmation of payment", "payer": "Nadawca",
      "payee": "Odbiorca", "account": "Rachunek", "amount": "Kwota", "day": "Data operacji", "title": "Tytuł",
      "reference": "Nr operacji", "note1": "Przelew przyjęto i zaksięgowano dnia %s.",
      "note2": "Dokument wygenerowano elektronicznie, nie wymaga podpisu.", "stamp": "ZREALIZOWANO", "page": "Strona 1 z 1",
      "ink": "0.07 0.42 0.33"}'::jsonb
    else '{
      "bank": "Hudson Trust", "kind": "Confirmation of wire transfer", "payer": "Originator", "payee": "Beneficiary",
      "account": "Account", "amount": "Amount", "day": "Value date", "title": "Memo", "reference": "Reference",
      "note1": "This wire was accepted and settled on %s.", "note2": "Electronic confirmation, no signature required.",
      "stamp": "SETTLED", "page": "Page 1 of 1", "ink": "0.33 0.16 0.42"}'::jsonb end;
  v_day text := demo.day_text(p_day, p_language);
  v_stamp_width numeric := length(v_word ->> 'stamp') * 7.6 + 24;
  v_row record;
  v_out text;
begin
  v_out := format(E'%s rg 42 %s 33 33 re f\n1 1 1 RG 1.6 w 50 %s m 58.5 %s l 67 %s l 67 %s l 50 %s l h S\n',
    v_word ->> 'ink', 540 - 71, 540 - 53, 540 - 45, 540 - 53, 540 - 64, 540 - 64);
  v_out := v_out || E'0.1 0.12 0.14 rg\n' || demo.pdf_text(87, 50, 'F2', 13, v_word ->> 'bank') 
    || E'0.38 0.42 0.45 rg\n' || demo.pdf_text(87, 67, 'F1', 8.5, v_word ->> 'kind')
    || format(E'0.1 0.12 0.14 RG 1.4 w 42 %s m 411 %s l S\n0.8 0.83 0.85 RG 0.8 w 42 %s m 411 %s l S\n42 %s m 411 %s l S\n',
              540 - 91, 540 - 91, 540 - 232, 540 - 232, 540 - 379, 540 - 379);
  for v_row in
    select * from (values
      (120, 'payer', p_payer, 'F2', 9.5),
      (149, 'account', p_payer_account, 'F1', 9.5),
      (178, 'payee', p_payee, 'F1', 9.5),
      (207, 'account', p_payee_account, 'F1', 9.5),
      (261, 'amount', demo.amount_text(p_amount_minor, p_language) || ' ' || p_currency, 'F2', 17),
      (296, 'day', v_day, 'F1', 9.5),
      (325, 'title', p_title, 'F1', 9.5),
      (354, 'reference', p_reference, 'F1', 9.5))
      as t(y, label, value, font, size)
  loop
    v_out := v_out || E'0.38 0.42 0.45 rg\n' || demo.pdf_text(42, v_row.y, 'F1', 9, v_word ->> v_row.label)
      || E'0.1 0.12 0.14 rg\n' || demo.pdf_text(169, v_row.y + case when v_row.size > 10 then 2 else 0 end, v_row.font, v_row.size, v_row.value);
  end loop;
  v_out := v_out || E'0.38 0.42 0.45 rg\n' || demo.pdf_text(42, 401, 'F1', 8.5, format(v_word ->> 'note1', v_day))
    || demo.pdf_text(42, 415, 'F1', 8.5, v_word ->> 'note2')
    || demo.pdf_text(42, 514, 'F1', 8.5, v_word ->> 'page');
  -- The stamp stands at an angle of eight degrees.
  v_out := v_out
    || format(E'q 0.9903 0.1392 -0.1392 0.9903 %s 40 cm %s RG %s rg 1.6 w 0 0 %s 44 re S\n',
              405 - v_stamp_width, v_word ->> 'ink', v_word ->> 'ink', v_stamp_width)
    || format(E'BT /F2 11 Tf 12 26 Td %s Tj ET\nBT /F1 9 Tf %s 10 Td %s Tj ET\nQ\n',
              demo.pdf_string(v_word ->> 'stamp'), v_stamp_width / 2 - 22, demo.pdf_string(v_day));
  return demo.pdf_page(v_out);
end $$;

-- An account number that looks like one and belongs to nobody (check digits 00).
create or replace function demo.account_text(p_language text, p_seed int) returns text
language sql immutable parallel safe
return case p_language
  when 'de' then format('DE00 1005 0000 %s %s 41', lpad((p_seed * 37 % 10000)::text, 4, '0'), lpad((p_seed * 91 % 10000)::text, 4, '0'))
  when 'pl' then format('PL00 1140 2004 0000 %s %s %s', lpad((p_seed * 37 % 10000)::text, 4, '0'),
                        lpad((p_seed * 53 % 10000)::text, 4, '0'), lpad((p_seed * 91 % 10000)::text, 4, '0'))
  else format('0210 0002 1 · %s %s', lpad((p_seed * 37 % 10000)::text, 4, '0'), lpad((p_seed * 91 % 10000)::text, 4, '0')) end;

commit;
