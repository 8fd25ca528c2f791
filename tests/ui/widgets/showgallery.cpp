#include "gallery.h"
#include "widgets/theme.h"
#include <QApplication>

using namespace Qt::StringLiterals;

// Writes the gallery as pictures: showgallery FOLDER [PERCENT]. For looking at, beside the design's mock-ups.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Theme theme(application);
    const QStringList arguments = QApplication::arguments();
    const QString folder = arguments.value(1, u"."_s);
    const int percent = arguments.value(2, u"100"_s).toInt();
    for (const auto &[scheme, name] : {std::pair(Theme::Scheme::Light, u"light"_s), {Theme::Scheme::Dark, u"dark"_s}}) {
        theme.apply(scheme, percent);
        for (bool second : {false, true}) {
            const std::unique_ptr<QWidget> window(gallery(second));
            window->show();
            window->activateWindow();
            QApplication::setActiveWindow(window.get());
            if (auto focus = window->findChild<QWidget *>(u"focusHere"_s))
                focus->setFocus();
            if (!window->grab().save(folder + (second ? u"/charts-"_s : u"/components-"_s) + name + u".png"_s))
                return 1;
        }
    }
    return 0;
}
