#ifndef SIGNUP_RISK_CRDKAFKA_SHIM_H
#define SIGNUP_RISK_CRDKAFKA_SHIM_H

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

/// Bytes that may be absent (null in Kafka, which is not the same as empty): a negative size says so.
typedef struct signup_risk_bytes {
        const void *start;
        ssize_t size;
} signup_risk_bytes_t;

/// Librdkafka tells null from empty by the pointer alone, and an empty Swift array may have none.
static inline const void *signup_risk_pointer(signup_risk_bytes_t bytes) {
        return bytes.size < 0 ? NULL : bytes.size == 0 ? "" : bytes.start;
}

/// Queues one record with `rd_kafka_producev`, which is variadic and so out of Swift's reach.
///
/// Key and value are copied. `headers` (which may be NULL) belong to librdkafka when the result is no error, and remain
/// the caller's otherwise. A `timestamp` of 0 is the current time. Never blocks: a full queue is
/// RD_KAFKA_RESP_ERR__QUEUE_FULL.
static inline rd_kafka_resp_err_t signup_risk_produce(
    rd_kafka_t *client, rd_kafka_topic_t *topic, int32_t partition, signup_risk_bytes_t key,
    signup_risk_bytes_t value, rd_kafka_headers_t *headers, int64_t timestamp, void *opaque) {
        const void *key_start = signup_risk_pointer(key);
        const void *value_start = signup_risk_pointer(value);
        size_t key_size = key.size > 0 ? (size_t)key.size : 0;
        size_t value_size = value.size > 0 ? (size_t)value.size : 0;
        if (headers)
                return rd_kafka_producev(
                    client, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_PARTITION(partition),
                    RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_KEY(key_start, key_size),
                    RD_KAFKA_V_VALUE((void *)value_start, value_size), RD_KAFKA_V_HEADERS(headers),
                    RD_KAFKA_V_TIMESTAMP(timestamp), RD_KAFKA_V_OPAQUE(opaque), RD_KAFKA_V_END);
        return rd_kafka_producev(
            client, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_PARTITION(partition),
            RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_KEY(key_start, key_size),
            RD_KAFKA_V_VALUE((void *)value_start, value_size), RD_KAFKA_V_TIMESTAMP(timestamp),
            RD_KAFKA_V_OPAQUE(opaque), RD_KAFKA_V_END);
}

#endif
