#include "widgets/tokens.h"

using namespace Qt::StringLiterals;

const Tokens &Tokens::light()
{
    static const Tokens tokens{
        .isDark = false,
        .win = 0xF2F4F5,
        .rail = 0xE9EDEF,
        .surface = 0xFFFFFF,
        .sunken = 0xF7F9FA,
        .hover = 0xF0F4F6,
        .select = 0xE1EFF3,
        .selectOff = 0xE8EDEF,
        .line = 0xDCE2E5,
        .line2 = 0xC6CFD4,
        .control = 0x7F8D96,
        .ink = 0x17252C,
        .ink2 = 0x44545D,
        .ink3 = 0x5A6972,
        .disabled = 0x93A0A7,
        .accent = 0x0B5C72,
        .accentHover = 0x094E61,
        .accentPress = 0x073F4F,
        .onAccent = 0xFFFFFF,
        .accentSoft = 0xDDEDF2,
        .accentInk = 0x0A5468,
        .focus = 0x1582A0,
        .danger = 0xB3261E,
        .tip = 0x17252C,
        .tipInk = 0xF2F6F7,
        .scrim = QColor(18, 32, 38, 97),
        .tones = {{{0x4E5E67, 0xE8EDEF},
                   {0x1F5FA8, 0xE3EDF8},
                   {0x854F00, 0xFBEED3},
                   {0x6A449C, 0xEEE7F7},
                   {0x1A6B3F, 0xDFF1E6},
                   {0xAB2727, 0xFBE5E3}}},
        .series = {0x0E6F8A, 0xCC7A33, 0x40308C, 0x3B98E0, 0x7A1848, 0x77590A},
    };
    return tokens;
}

const Tokens &Tokens::dark()
{
    static const Tokens tokens{
        .isDark = true,
        .win = 0x11181C,
        .rail = 0x0D1417,
        .surface = 0x192227,
        .sunken = 0x151D21,
        .hover = 0x202B31,
        .select = 0x17363F,
        .selectOff = 0x242F35,
        .line = 0x2A363C,
        .line2 = 0x3A4850,
        .control = 0x74848D,
        .ink = 0xE7EDEF,
        .ink2 = 0xB6C2C8,
        .ink3 = 0x94A3AA,
        .disabled = 0x66757D,
        .accent = 0x4FB3CC,
        .accentHover = 0x6BC3D8,
        .accentPress = 0x86D0E1,
        .onAccent = 0x06222A,
        .accentSoft = 0x17363F,
        .accentInk = 0x7CCBDF,
        .focus = 0x5CC2DB,
        .danger = 0xF28B82,
        .tip = 0xE7EDEF,
        .tipInk = 0x11181C,
        .scrim = QColor(0, 0, 0, 140),
        .tones = {{{0xB3C0C6, 0x2A353B},
                   {0x8FBDF0, 0x1B2F45},
                   {0xEDBB62, 0x3A2D12},
                   {0xC5A9EC, 0x30264A},
                   {0x7ED0A0, 0x16352A},
                   {0xF49A92, 0x43211F}}},
        .series = {0x4FB3CC, 0xDE9440, 0x8A6ACF, 0xB8E2F6, 0xC14A68, 0xF4D263},
    };
    return tokens;
}

QList<std::pair<QString, QColor>> Tokens::named() const
{
    QList<std::pair<QString, QColor>> all{
        {u"win"_s, win},
        {u"rail"_s, rail},
        {u"surface"_s, surface},
        {u"sunken"_s, sunken},
        {u"hover"_s, hover},
        {u"select"_s, select},
        {u"selectOff"_s, selectOff},
        {u"line"_s, line},
        {u"line2"_s, line2},
        {u"control"_s, control},
        {u"ink"_s, ink},
        {u"ink2"_s, ink2},
        {u"ink3"_s, ink3},
        {u"disabled"_s, disabled},
        {u"accent"_s, accent},
        {u"accentHover"_s, accentHover},
        {u"accentPress"_s, accentPress},
        {u"onAccent"_s, onAccent},
        {u"accentSoft"_s, accentSoft},
        {u"accentInk"_s, accentInk},
        {u"focus"_s, focus},
        {u"danger"_s, danger},
        {u"tip"_s, tip},
        {u"tipInk"_s, tipInk},
        {u"scrim"_s, scrim},
        {u"panel"_s, panel},
        {u"panelInk"_s, panelInk},
        {u"panelInk2"_s, panelInk2},
        {u"panelInk3"_s, panelInk3},
    };
    static constexpr QStringView toneNames[] = {u"grey", u"blue", u"amber", u"violet", u"green", u"red"};
    for (size_t i = 0; i < tones.size(); ++i) {
        all.append({toneNames[i].toString(), tones[i].ink});
        all.append({toneNames[i].toString() + u"Tint"_s, tones[i].tint});
    }
    return all;
}
