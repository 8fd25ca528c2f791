<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AdminHomePage</name>
    <message numerus="yes">
        <source>%n sessions</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n roles</source>
        <translation>
            <numerusform>in %n role</numerusform>
            <numerusform>in %n roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n sessions</source>
        <translation>
            <numerusform>in %n session</numerusform>
            <numerusform>in %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>by %n people</source>
        <translation>
            <numerusform>by %n person</numerusform>
            <numerusform>by %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkSteps</name>
    <message numerus="yes">
        <source>%1, %n refused</source>
        <translation>
            <numerusform>%1, %n refused</numerusform>
            <numerusform>%1, %n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed selected; each says why.</source>
        <translation>
            <numerusform>%n stayed selected; it says why.</numerusform>
            <numerusform>%n stayed selected; each says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckText</name>
    <message numerus="yes">
        <source>Not a duplicate – %n payments compared</source>
        <translation>
            <numerusform>Not a duplicate – %n payment compared</numerusform>
            <numerusform>Not a duplicate – %n payments compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payments of this client verified before, %1 rejected</source>
        <translation>
            <numerusform>%n payment of this client verified before, %1 rejected</numerusform>
            <numerusform>%n payments of this client verified before, %1 rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClientPanel</name>
    <message numerus="yes">
        <source>%n day(s) early</source>
        <translation>
            <numerusform>%n day early</numerusform>
            <numerusform>%n days early</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommissionsPage</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n payouts?</source>
        <translation>
            <numerusform>Send %n payout?</numerusform>
            <numerusform>Send %n payouts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n payouts</source>
        <translation>
            <numerusform>Send %n payout</numerusform>
            <numerusform>Send %n payouts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DealBook</name>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n deal</numerusform>
            <numerusform>%n deals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DealForm</name>
    <message numerus="yes">
        <source>%n day(s) unless you change it</source>
        <translation>
            <numerusform>%n day unless you change it</numerusform>
            <numerusform>%n days unless you change it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DealSentences</name>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsPane</name>
    <message numerus="yes">
        <source>Reference differs in %n places.</source>
        <translation>
            <numerusform>Reference differs in %n place.</numerusform>
            <numerusform>Reference differs in %n places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DateText</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormFoot</name>
    <message numerus="yes">
        <source>%n thing(s) to fix</source>
        <translation>
            <numerusform>%n thing to fix</numerusform>
            <numerusform>%n things to fix</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormSentences</name>
    <message numerus="yes">
        <source>%n more change(s)</source>
        <translation>
            <numerusform>%n more change</numerusform>
            <numerusform>%n more changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeText</name>
    <message numerus="yes">
        <source>Call – %n days late</source>
        <translation>
            <numerusform>Call – %n day late</numerusform>
            <numerusform>Call – %n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobRows</name>
    <message numerus="yes">
        <source>Show the %n that failed</source>
        <translation>
            <numerusform>Show the one that failed</numerusform>
            <numerusform>Show the %n that failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListEmpty</name>
    <message numerus="yes">
        <source>No %1 match these %n filters</source>
        <translation>
            <numerusform>No %1 match this filter</numerusform>
            <numerusform>No %1 match these %n filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManagerHomePage</name>
    <message numerus="yes">
        <source>Enter opens %n deals</source>
        <translation>
            <numerusform>Enter opens %n deal</numerusform>
            <numerusform>Enter opens %n deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter opens %n payments</source>
        <translation>
            <numerusform>Enter opens %n payment</numerusform>
            <numerusform>Enter opens %n payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figures exported to %1</source>
        <translation>
            <numerusform>%n figure exported to %1</numerusform>
            <numerusform>%n figures exported to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter opens %n lines</source>
        <translation>
            <numerusform>Enter opens %n line</numerusform>
            <numerusform>Enter opens %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter opens %n clients</source>
        <translation>
            <numerusform>Enter opens %n client</numerusform>
            <numerusform>Enter opens %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deals won</source>
        <translation>
            <numerusform>%n deal won</numerusform>
            <numerusform>%n deals won</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoneyEdit</name>
    <message numerus="yes">
        <source>This currency has %n decimals.</source>
        <translation>
            <numerusform>This currency has %n decimal.</numerusform>
            <numerusform>This currency has %n decimals.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresenceLine</name>
    <message numerus="yes">
        <source>%1 are editing this %2.</source>
        <translation>
            <numerusform>%1 is editing this %2.</numerusform>
            <numerusform>%1 are editing this %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 have this %2 open.</source>
        <translation>
            <numerusform>%1 has this %2 open.</numerusform>
            <numerusform>%1 have this %2 open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemFields</name>
    <message numerus="yes">
        <source>Cut it to %n character(s)</source>
        <translation>
            <numerusform>Cut it to %n character</numerusform>
            <numerusform>Cut it to %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message numerus="yes">
        <source>%1 is %n characters too long; %2 fit.</source>
        <translation>
            <numerusform>%1 is %n character too long; %2 fit.</numerusform>
            <numerusform>%1 is %n characters too long; %2 fit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message numerus="yes">
        <source>%n roles</source>
        <translation>
            <numerusform>%n role</numerusform>
            <numerusform>%n roles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n key(s) changed or switched off.</source>
        <translation>
            <numerusform>%n key changed or switched off.</numerusform>
            <numerusform>%n keys changed or switched off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementDelegate</name>
    <message numerus="yes">
        <source>%n deals</source>
        <translation>
            <numerusform>%n deal</numerusform>
            <numerusform>%n deals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementDocument</name>
    <message numerus="yes">
        <source>Total of %n lines</source>
        <translation>
            <numerusform>Total of %n line</numerusform>
            <numerusform>Total of %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementView</name>
    <message numerus="yes">
        <source>Total of %n lines</source>
        <translation>
            <numerusform>Total of %n line</numerusform>
            <numerusform>Total of %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message numerus="yes">
        <source>%n points ahead</source>
        <translation>
            <numerusform>%n point ahead</numerusform>
            <numerusform>%n points ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points ahead of pace</source>
        <translation>
            <numerusform>%n point ahead of pace</numerusform>
            <numerusform>%n points ahead of pace</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points behind</source>
        <translation>
            <numerusform>%n point behind</numerusform>
            <numerusform>%n points behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points behind pace</source>
        <translation>
            <numerusform>%n point behind pace</numerusform>
            <numerusform>%n points behind pace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifierHomePage</name>
    <message numerus="yes">
        <source>%1 · %n payments</source>
        <translation>
            <numerusform>%1 · %n payment</numerusform>
            <numerusform>%1 · %n payments</numerusform>
        </translation>
    </message>
</context>
</TS>
