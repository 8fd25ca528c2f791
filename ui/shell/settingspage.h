#pragma once
#include "shell/page.h"

class KeyMap;
class NotificationCard;
class QCheckBox;
class Segmented;
class Theme;
struct Backend;

// What this person sees on this computer: light or dark, text size, keys, what they are told of, and who and where they are.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    SettingsPage(Backend &backend, Theme &theme, KeyMap &keys, QWidget *parent = nullptr);

    QString title() const override { return tr("Settings"); }
    void refresh() override;

private:
    QWidget *looks();
    void showLooks();
    QWidget *keys();
    QWidget *news();
    QWidget *place();

    Backend &m_backend;
    Theme &m_theme;
    KeyMap &m_keys;
    Segmented *m_scheme = nullptr;
    Segmented *m_text = nullptr;
    QCheckBox *m_patterns = nullptr;
    NotificationCard *m_news = nullptr;
};
