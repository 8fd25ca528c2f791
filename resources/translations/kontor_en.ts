<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AdminHomePage</name>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln roles</source>
        <translation>
            <numerusform>in %Ln role</numerusform>
            <numerusform>in %Ln roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln sessions</source>
        <translation>
            <numerusform>in %Ln session</numerusform>
            <numerusform>in %Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>by %Ln people</source>
        <translation>
            <numerusform>by %Ln person</numerusform>
            <numerusform>by %Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkSteps</name>
    <message numerus="yes">
        <source>%1, %Ln refused</source>
        <translation>
            <numerusform>%1, %Ln refused</numerusform>
            <numerusform>%1, %Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stayed selected; each says why.</source>
        <translation>
            <numerusform>%Ln stayed selected; it says why.</numerusform>
            <numerusform>%Ln stayed selected; each says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of those selected are not there any more, or not yours to see.</source>
        <translation>
            <numerusform>%Ln of those selected is not there any more, or not yours to see.</numerusform>
            <numerusform>%Ln of those selected are not there any more, or not yours to see.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckText</name>
    <message numerus="yes">
        <source>Not a duplicate – %Ln payments compared</source>
        <translation>
            <numerusform>Not a duplicate – %Ln payment compared</numerusform>
            <numerusform>Not a duplicate – %Ln payments compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payments of this client verified before, %1 rejected</source>
        <translation>
            <numerusform>%Ln payment of this client verified before, %1 rejected</numerusform>
            <numerusform>%Ln payments of this client verified before, %1 rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClientPanel</name>
    <message numerus="yes">
        <source>%Ln day(s) early</source>
        <translation>
            <numerusform>%Ln day early</numerusform>
            <numerusform>%Ln days early</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) late</source>
        <translation>
            <numerusform>%Ln day late</numerusform>
            <numerusform>%Ln days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommissionText</name>
    <message numerus="yes">
        <source>%Ln lines on hold</source>
        <translation>
            <numerusform>%Ln line on hold</numerusform>
            <numerusform>%Ln lines on hold</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommissionsPage</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln payouts?</source>
        <translation>
            <numerusform>Send %Ln payout?</numerusform>
            <numerusform>Send %Ln payouts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln payouts</source>
        <translation>
            <numerusform>Send %Ln payout</numerusform>
            <numerusform>Send %Ln payouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Payouts are on their way to %Ln people. The page is left when that is done.</source>
        <translation>
            <numerusform>Payouts are on their way to %Ln person. The page is left when that is done.</numerusform>
            <numerusform>Payouts are on their way to %Ln people. The page is left when that is done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payouts sent</source>
        <translation>
            <numerusform>%Ln payout sent</numerusform>
            <numerusform>%Ln payouts sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln lines stay on hold</source>
        <translation>
            <numerusform>%1, %Ln line stays on hold</numerusform>
            <numerusform>%1, %Ln lines stay on hold</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DealBook</name>
    <message numerus="yes">
        <source>%Ln deal(s)</source>
        <translation>
            <numerusform>%Ln deal</numerusform>
            <numerusform>%Ln deals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DealForm</name>
    <message numerus="yes">
        <source>%Ln day(s) unless you change it</source>
        <translation>
            <numerusform>%Ln day unless you change it</numerusform>
            <numerusform>%Ln days unless you change it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DealSentences</name>
    <message numerus="yes">
        <source>At most %Ln character(s).</source>
        <translation>
            <numerusform>At most %Ln character.</numerusform>
            <numerusform>At most %Ln characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsPane</name>
    <message numerus="yes">
        <source>Reference differs in %Ln places.</source>
        <translation>
            <numerusform>Reference differs in %Ln place.</numerusform>
            <numerusform>Reference differs in %Ln places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DateText</name>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>in %Ln day</numerusform>
            <numerusform>in %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormFoot</name>
    <message numerus="yes">
        <source>%Ln thing(s) to fix</source>
        <translation>
            <numerusform>%Ln thing to fix</numerusform>
            <numerusform>%Ln things to fix</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormSentences</name>
    <message numerus="yes">
        <source>%Ln more change(s)</source>
        <translation>
            <numerusform>%Ln more change</numerusform>
            <numerusform>%Ln more changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeText</name>
    <message numerus="yes">
        <source>Call – %Ln days late</source>
        <translation>
            <numerusform>Call – %Ln day late</numerusform>
            <numerusform>Call – %Ln days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobRows</name>
    <message numerus="yes">
        <source>Show the %Ln that failed</source>
        <translation>
            <numerusform>Show the one that failed</numerusform>
            <numerusform>Show the %Ln that failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListEmpty</name>
    <message numerus="yes">
        <source>No %1 match these %Ln filters</source>
        <translation>
            <numerusform>No %1 match this filter</numerusform>
            <numerusform>No %1 match these %Ln filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln row copied</numerusform>
            <numerusform>%Ln rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManagerHomePage</name>
    <message numerus="yes">
        <source>Enter opens %Ln deals</source>
        <translation>
            <numerusform>Enter opens %Ln deal</numerusform>
            <numerusform>Enter opens %Ln deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter opens %Ln payments</source>
        <translation>
            <numerusform>Enter opens %Ln payment</numerusform>
            <numerusform>Enter opens %Ln payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figures exported to %1</source>
        <translation>
            <numerusform>%Ln figure exported to %1</numerusform>
            <numerusform>%Ln figures exported to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter opens %Ln lines</source>
        <translation>
            <numerusform>Enter opens %Ln line</numerusform>
            <numerusform>Enter opens %Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter opens %Ln clients</source>
        <translation>
            <numerusform>Enter opens %Ln client</numerusform>
            <numerusform>Enter opens %Ln clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deals won</source>
        <translation>
            <numerusform>%Ln deal won</numerusform>
            <numerusform>%Ln deals won</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoneyEdit</name>
    <message numerus="yes">
        <source>This currency has %Ln decimals.</source>
        <translation>
            <numerusform>This currency has %Ln decimal.</numerusform>
            <numerusform>This currency has %Ln decimals.</numerusform>
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
        <source>Cut it to %Ln character(s)</source>
        <translation>
            <numerusform>Cut it to %Ln character</numerusform>
            <numerusform>Cut it to %Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message numerus="yes">
        <source>%1 is %Ln characters too long; %2 fit.</source>
        <translation>
            <numerusform>%1 is %Ln character too long; %2 fit.</numerusform>
            <numerusform>%1 is %Ln characters too long; %2 fit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message numerus="yes">
        <source>%Ln roles</source>
        <translation>
            <numerusform>%Ln role</numerusform>
            <numerusform>%Ln roles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%Ln key(s) changed or switched off.</source>
        <translation>
            <numerusform>%Ln key changed or switched off.</numerusform>
            <numerusform>%Ln keys changed or switched off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementDelegate</name>
    <message numerus="yes">
        <source>%Ln deals</source>
        <translation>
            <numerusform>%Ln deal</numerusform>
            <numerusform>%Ln deals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementDocument</name>
    <message numerus="yes">
        <source>Total of %Ln lines</source>
        <translation>
            <numerusform>Total of %Ln line</numerusform>
            <numerusform>Total of %Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementView</name>
    <message numerus="yes">
        <source>Total of %Ln lines</source>
        <translation>
            <numerusform>Total of %Ln line</numerusform>
            <numerusform>Total of %Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message numerus="yes">
        <source>%Ln points ahead</source>
        <translation>
            <numerusform>%Ln point ahead</numerusform>
            <numerusform>%Ln points ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points ahead of pace</source>
        <translation>
            <numerusform>%Ln point ahead of pace</numerusform>
            <numerusform>%Ln points ahead of pace</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points behind</source>
        <translation>
            <numerusform>%Ln point behind</numerusform>
            <numerusform>%Ln points behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln points behind pace</source>
        <translation>
            <numerusform>%Ln point behind pace</numerusform>
            <numerusform>%Ln points behind pace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerificationPage</name>
    <message numerus="yes">
        <source>%Ln more by themselves</source>
        <translation>
            <numerusform>%Ln more by itself</numerusform>
            <numerusform>%Ln more by themselves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifierHomePage</name>
    <message numerus="yes">
        <source>%1 · %Ln payments</source>
        <translation>
            <numerusform>%1 · %Ln payment</numerusform>
            <numerusform>%1 · %Ln payments</numerusform>
        </translation>
    </message>
</context>
</TS>
