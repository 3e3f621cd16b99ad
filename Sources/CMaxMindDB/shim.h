#ifndef SIGNUP_RISK_CMAXMINDDB_SHIM_H
#define SIGNUP_RISK_CMAXMINDDB_SHIM_H

#include <maxminddb.h>

/// A nameless file in memory (memfd_create(2)), which the C library only declares to programs that ask for GNU extensions.
int memfd_create(const char *name, unsigned int flags);

#endif
