#ifndef SIGNUP_RISK_ALLOCATIONS_H
#define SIGNUP_RISK_ALLOCATIONS_H

#include <stdint.h>

/// How often memory was asked for since the process started, by any thread. Always 0 where the C library is not glibc.
uint64_t allocation_count(void);

#endif
