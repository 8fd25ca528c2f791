#pragma once
#include "shell/page.h"

class GlyphLabel;
class NotificationCard;
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class Segmented;
class Theme;
struct Backend;
struct Workplace;

// What this person sees on this computer: light or dark, text size, language, keys, what they are told of, and who and where they are.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    SettingsPage(Backend &backend, Theme &theme, Workplace &workplace, QWidget *parent = nullptr);

    QString title() const override { return tr("Settings"); }
    void refresh() override;

private:
    QWidget *looks();
    void showLooks();
    QWidget *locality();
    void showLocality();
    QWidget *keys();
    QWidget *news();
    QWidget *place();

    Backend &m_backend;
    Theme &m_theme;
    Workplace &m_workplace;
    Segmented *m_scheme = nullptr;
    Segmented *m_text = nullptr;
    QCheckBox *m_patterns = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_format = nullptr;
    GlyphLabel *m_localityNote = nullptr;
    NotificationCard *m_news = nullptr;
};
