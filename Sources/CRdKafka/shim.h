#ifndef SIGNUP_RISK_CRDKAFKA_SHIM_H
#define SIGNUP_RISK_CRDKAFKA_SHIM_H

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#endif
