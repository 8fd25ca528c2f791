#pragma once

class Page;
class QWidget;
class Session;
struct Backend;

// Whether a home makes sense for what the person may do: sellers have their deals and payments, verifiers their queue, managers the
// business. For others it would be zeros, and marks that lead nowhere.
bool hasHome(const Session &session);
// The home that fits what a person does; for those who have one.
Page *homePage(Backend &backend, QWidget *parent);
