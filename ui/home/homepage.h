#pragma once

class Page;
class QWidget;
struct Backend;

// The home that fits what a person does: managers see the whole business, verifiers their queue, everybody else their own deals.
Page *homePage(Backend &backend, QWidget *parent);
