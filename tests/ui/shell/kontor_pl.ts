<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en">
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ustawienia</translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) changed or switched off.</source>
        <translation>
            <numerusform>%Ln klawisz zmieniono lub wyłączono.</numerusform>
            <numerusform>%Ln klawisze zmieniono lub wyłączono.</numerusform>
            <numerusform>%Ln klawiszy zmieniono lub wyłączono.</numerusform>
        </translation>
    </message>
</context>
</TS>
