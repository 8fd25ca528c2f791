#pragma once

class Catalog;
class Database;
class Jobs;
class LiveChanges;
class Session;

// What every page may ask for. Built once by Application; pages keep the reference, never copies.
struct Backend
{
    Database &database;
    Session &session;
    Catalog &catalog;
    LiveChanges &live;
    Jobs &jobs;
};
