// What a broker takes to acknowledge at a steady rate: the part of a worker's added latency that is not the worker's.
//
// Build:  cc -O2 -Wall -Wextra acknowledgement.c -o acknowledgement -lrdkafka
// Run:    ./acknowledgement BROKERS TOPIC RECORDS RATE BYTES
//
// Produces so many records a second in an open loop: each counts from when it was due. Idempotent, lz4, linger.ms=1, as the worker
// does. The first tenth, in which connections are made, does not count. Prints one line.

#include <librdkafka/rdkafka.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double *due;
static double *taken;
static long acknowledged;
static long failed;

static double now(void) {
        struct timespec time;
        clock_gettime(CLOCK_MONOTONIC, &time);
        return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void reported(rd_kafka_t *producer, const rd_kafka_message_t *message, void *unused) {
        (void)producer;
        (void)unused;
        long number = (long)(intptr_t)message->_private;
        if (message->err) failed++;
        taken[number] = now() - due[number];
        acknowledged++;
}

static int ascending(const void *left, const void *right) {
        double one = *(const double *)left, other = *(const double *)right;
        return one < other ? -1 : one > other;
}

static rd_kafka_t *producer_of(const char *brokers) {
        const char *settings[][2] = {{"bootstrap.servers", brokers}, {"enable.idempotence", "true"},
                                     {"compression.type", "lz4"}, {"linger.ms", "1"}};
        char error[512];
        rd_kafka_conf_t *configuration = rd_kafka_conf_new();
        for (size_t n = 0; n < sizeof settings / sizeof *settings; n++) {
                if (rd_kafka_conf_set(configuration, settings[n][0], settings[n][1], error, sizeof error)) return NULL;
        }
        rd_kafka_conf_set_dr_msg_cb(configuration, reported);
        rd_kafka_t *producer = rd_kafka_new(RD_KAFKA_PRODUCER, configuration, error, sizeof error);
        if (!producer) fprintf(stderr, "acknowledgement: %s\n", error);
        return producer;
}

int main(int count, char **arguments) {
        if (count != 6) {
                fputs("usage: acknowledgement BROKERS TOPIC RECORDS RATE BYTES\n", stderr);
                return 64;
        }
        long records = atol(arguments[3]), rate = atol(arguments[4]), bytes = atol(arguments[5]);
        rd_kafka_t *producer = producer_of(arguments[1]);
        if (!producer || records < 100 || rate < 1 || bytes < 1) return 64;
        due = malloc((size_t)records * sizeof *due);
        taken = malloc((size_t)records * sizeof *taken);
        char *value = malloc((size_t)bytes);
        if (!due || !taken || !value) return 70;
        for (long n = 0; n < bytes; n++) value[n] = (char)('a' + rand() % 8);
        double start = now();
        for (long sent = 0; acknowledged < records;) {
                while (sent < records && start + (double)sent / (double)rate <= now()) {
                        char key[24];
                        int length = snprintf(key, sizeof key, "k%ld", sent % 1000);
                        due[sent] = start + (double)sent / (double)rate;
                        rd_kafka_resp_err_t error = rd_kafka_producev(
                                producer, RD_KAFKA_V_TOPIC(arguments[2]), RD_KAFKA_V_KEY(key, (size_t)length),
                                RD_KAFKA_V_VALUE(value, (size_t)bytes), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                                RD_KAFKA_V_OPAQUE((void *)(intptr_t)sent), RD_KAFKA_V_END);
                        if (error == RD_KAFKA_RESP_ERR__QUEUE_FULL) break;
                        if (error) {
                                fprintf(stderr, "acknowledgement: %s\n", rd_kafka_err2str(error));
                                return 70;
                        }
                        sent++;
                }
                rd_kafka_poll(producer, 0);
                nanosleep(&(struct timespec){0, 100000}, NULL);
        }
        long first = records / 10, counted = records - first;
        qsort(taken + first, (size_t)counted, sizeof *taken, ascending);
        printf("slept: the broker alone acknowledges %ld records/s, from the due time: p50 %.1f p95 %.1f p99 %.1f max %.1f ms, %ld failed\n",
               rate, taken[first + counted / 2] * 1e3, taken[first + counted * 95 / 100] * 1e3,
               taken[first + counted * 99 / 100] * 1e3, taken[records - 1] * 1e3, failed);
        return failed ? 1 : 0;
}
