#pragma once

class Page;
class QWidget;
class Session;
struct Backend;

// Whether a home makes sense for what the person may do: sellers have their deals and payments, verifiers their queue, managers the
// business, administrators the people. For others it would be zeros, and marks that lead nowhere.
bool hasHome(const Session &session);
// The home that fits what a person does; for those who have one.
Page *homePage(Backend &backend, QWidget *parent);
// Administrators see the organization's figures, too, though their home is another one.
bool hasDashboardBesideHome(const Session &session);
Page *dashboardPage(Backend &backend, QWidget *parent);
