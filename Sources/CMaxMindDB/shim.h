#ifndef SIGNUP_RISK_CMAXMINDDB_SHIM_H
#define SIGNUP_RISK_CMAXMINDDB_SHIM_H

#include <maxminddb.h>

#endif
