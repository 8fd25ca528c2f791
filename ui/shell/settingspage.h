#pragma once
#include "shell/page.h"

class Segmented;
class Theme;
struct Backend;

// What this person sees on this computer: light or dark, text size, and who and where they are.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    SettingsPage(Backend &backend, Theme &theme, QWidget *parent = nullptr);

    QString title() const override { return tr("Settings"); }
    QString subtitle() const override { return tr("on this computer"); }
    void refresh() override;

private:
    QWidget *looks();
    QWidget *place();

    Backend &m_backend;
    Theme &m_theme;
    Segmented *m_scheme = nullptr;
    Segmented *m_text = nullptr;
};
