// The limit that the worker is compared with: a bare loop on librdkafka that consumes records with a consumer group and
// produces, for each, a line of a file under the same key, idempotent and compressed with lz4.
//
// Build:  cc -O2 -Wall -Wextra limit.c -o limit $(pkg-config --cflags --libs rdkafka)
// Run:    ./limit BROKERS GROUP INPUT-TOPIC OUTPUT-TOPIC RECORDS FILE [PROPERTY=VALUE | header:NAME=VALUE ...]
//
// The lines of FILE are sent one after the other, and again from the first: bytes that were sent a moment ago compress to nearly
// nothing, so they should be as many and as different as what they stand for. Headers go with every output record, and
// cost librdkafka about as much as the rest. Properties go to the consumer and the producer. The clock starts at the first record, so joining the group is not counted, and ends when the last output is
// acknowledged and the offsets are committed. The last line is one JSON object.

#include <errno.h>
#include <librdkafka/rdkafka.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { BATCH = 1000 };

static const char HEADER[] = "header:";

static long acknowledged;
static long failed;

__attribute__((noreturn, format(printf, 1, 2))) static void stop(const char *format, ...) {
        va_list arguments;
        va_start(arguments, format);
        vfprintf(stderr, format, arguments);
        va_end(arguments);
        fputc('\n', stderr);
        exit(70);
}

static double wall_seconds(void) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// User and system time of all threads, librdkafka's too.
static double cpu_seconds(void) {
        struct rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6 + (double)usage.ru_stime.tv_sec +
               (double)usage.ru_stime.tv_usec / 1e6;
}

static void on_delivery(rd_kafka_t *client, const rd_kafka_message_t *message, void *opaque) {
        (void)client;
        (void)opaque;
        if (message->err)
                failed++;
        else
                acknowledged++;
}

static void set(rd_kafka_conf_t *conf, const char *name, const char *value) {
        char reason[512];
        if (rd_kafka_conf_set(conf, name, value, reason, sizeof(reason)) != RD_KAFKA_CONF_OK)
                stop("%s", reason);
}

// Splits NAME=VALUE; the name is the caller's to free.
static char *split(const char *argument, const char **value) {
        const char *equals = strchr(argument, '=');
        if (!equals)
                stop("%s is not NAME=VALUE", argument);
        *value = equals + 1;
        return strndup(argument, (size_t)(equals - argument));
}

static void set_all(rd_kafka_conf_t *conf, char **options, int count) {
        for (int i = 0; i < count; i++) {
                const char *value;
                char *name = split(options[i], &value);
                if (strncmp(name, HEADER, strlen(HEADER)))
                        set(conf, name, value);
                free(name);
        }
}

// Makes one record's headers, as any producer must for each record, or NULL without any.
static rd_kafka_headers_t *make_headers(char **options, int count) {
        rd_kafka_headers_t *headers = NULL;
        for (int i = 0; i < count; i++) {
                if (strncmp(options[i], HEADER, strlen(HEADER)))
                        continue;
                const char *name = options[i] + strlen(HEADER), *equals = strchr(name, '=');
                if (!headers)
                        headers = rd_kafka_headers_new((size_t)count);
                rd_kafka_header_add(headers, name, equals - name, equals + 1, -1);
        }
        return headers;
}

static rd_kafka_resp_err_t produce(rd_kafka_t *producer, rd_kafka_topic_t *topic, const rd_kafka_message_t *input,
                                   char *bytes, size_t size, rd_kafka_headers_t *headers) {
        if (headers)
                return rd_kafka_producev(producer, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_PARTITION(RD_KAFKA_PARTITION_UA),
                                         RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_VALUE(bytes, size),
                                         RD_KAFKA_V_KEY(input->key, input->key_len), RD_KAFKA_V_HEADERS(headers),
                                         RD_KAFKA_V_END);
        return rd_kafka_produce(topic, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, bytes, size, input->key,
                                input->key_len, NULL)
                   ? rd_kafka_last_error()
                   : RD_KAFKA_RESP_ERR_NO_ERROR;
}

static rd_kafka_t *start(rd_kafka_type_t type, rd_kafka_conf_t *conf) {
        char reason[512];
        rd_kafka_t *client = rd_kafka_new(type, conf, reason, sizeof(reason));
        if (!client)
                stop("%s", reason);
        return client;
}

// What is sent: the lines of a file.
struct lines {
        char *bytes;
        char **starts;
        size_t *sizes;
        size_t count;
        size_t total;
};

static struct lines read_lines(const char *path) {
        FILE *file = fopen(path, "rb");
        if (!file || fseek(file, 0, SEEK_END))
                stop("%s: %s", path, strerror(errno));
        long length = ftell(file);
        rewind(file);
        struct lines lines = {0};
        // No line is shorter than its end.
        lines.bytes = malloc((size_t)length + 1);
        lines.starts = calloc((size_t)length + 1, sizeof(char *));
        lines.sizes = calloc((size_t)length + 1, sizeof(size_t));
        if (!lines.bytes || !lines.starts || !lines.sizes)
                stop("no memory for %s", path);
        if (length <= 0 || fread(lines.bytes, 1, (size_t)length, file) != (size_t)length)
                stop("%s cannot be read", path);
        fclose(file);
        for (char *start = lines.bytes, *end = start + length; start < end;) {
                char *newline = memchr(start, '\n', (size_t)(end - start));
                size_t size = (size_t)((newline ? newline : end) - start);
                lines.starts[lines.count] = start;
                lines.sizes[lines.count++] = size;
                lines.total += size;
                start += size + 1;
        }
        return lines;
}

int main(int count, char **arguments) {
        if (count < 7)
                stop("usage: %s BROKERS GROUP INPUT OUTPUT RECORDS FILE [NAME=VALUE ...]", arguments[0]);
        const char *brokers = arguments[1], *group = arguments[2], *input = arguments[3], *output = arguments[4];
        long wanted = strtol(arguments[5], NULL, 10);
        struct lines lines = read_lines(arguments[6]);

        rd_kafka_conf_t *conf = rd_kafka_conf_new();
        set(conf, "bootstrap.servers", brokers);
        set(conf, "group.id", group);
        set(conf, "auto.offset.reset", "earliest");
        set(conf, "enable.auto.commit", "false");
        set(conf, "partition.assignment.strategy", "cooperative-sticky");
        set(conf, "log_level", "2");
        set_all(conf, arguments + 7, count - 7);
        rd_kafka_t *consumer = start(RD_KAFKA_CONSUMER, conf);
        rd_kafka_poll_set_consumer(consumer);

        conf = rd_kafka_conf_new();
        set(conf, "bootstrap.servers", brokers);
        set(conf, "enable.idempotence", "true");
        set(conf, "compression.codec", "lz4");
        set(conf, "partitioner", "murmur2_random");
        set(conf, "log_level", "2");
        set_all(conf, arguments + 7, count - 7);
        rd_kafka_conf_set_dr_msg_cb(conf, on_delivery);
        rd_kafka_t *producer = start(RD_KAFKA_PRODUCER, conf);
        rd_kafka_topic_t *topic = rd_kafka_topic_new(producer, output, NULL);

        rd_kafka_topic_partition_list_t *subscription = rd_kafka_topic_partition_list_new(1);
        rd_kafka_topic_partition_list_add(subscription, input, RD_KAFKA_PARTITION_UA);
        if (rd_kafka_subscribe(consumer, subscription))
                stop("cannot subscribe to %s", input);
        rd_kafka_topic_partition_list_destroy(subscription);

        rd_kafka_queue_t *queue = rd_kafka_queue_get_consumer(consumer);
        rd_kafka_message_t *messages[BATCH];
        double started = 0, cpu_started = 0;
        long consumed = 0;
        size_t input_bytes = 0;
        while (consumed < wanted) {
                ssize_t got = rd_kafka_consume_batch_queue(queue, 100, messages, BATCH);
                for (ssize_t i = 0; i < got; i++) {
                        rd_kafka_message_t *message = messages[i];
                        if (message->err)
                                stop("%s", rd_kafka_message_errstr(message));
                        if (!consumed++) {
                                started = wall_seconds();
                                cpu_started = cpu_seconds();
                        }
                        input_bytes += message->len;
                        size_t line = (size_t)(consumed - 1) % lines.count;
                        rd_kafka_headers_t *headers = make_headers(arguments + 7, count - 7);
                        rd_kafka_resp_err_t refused;
                        // A full queue is back-pressure: serve reports until there is room.
                        while ((refused = produce(
                                    producer, topic, message, lines.starts[line], lines.sizes[line], headers))) {
                                if (refused != RD_KAFKA_RESP_ERR__QUEUE_FULL)
                                        stop("%s", rd_kafka_err2str(refused));
                                rd_kafka_poll(producer, 10);
                        }
                        rd_kafka_message_destroy(message);
                }
                rd_kafka_poll(producer, 0);
        }
        rd_kafka_flush(producer, 60000);
        rd_kafka_resp_err_t committed = rd_kafka_commit(consumer, NULL, 0);
        double elapsed = wall_seconds() - started, cpu = cpu_seconds() - cpu_started;

        printf("{\"records\":%ld,\"acknowledged\":%ld,\"failed\":%ld,\"committed\":\"%s\",\"input_bytes\":%zu,"
               "\"output_bytes_each\":%zu,\"seconds\":%.3f,\"records_per_s\":%.0f,\"cpu_us_per_record\":%.2f}\n",
               consumed, acknowledged, failed, rd_kafka_err2name(committed), input_bytes, lines.total / lines.count, elapsed,
               (double)consumed / elapsed, cpu * 1e6 / (double)consumed);
        rd_kafka_queue_destroy(queue);
        rd_kafka_topic_destroy(topic);
        rd_kafka_consumer_close(consumer);
        rd_kafka_destroy(consumer);
        rd_kafka_destroy(producer);
        free(lines.bytes);
        free(lines.starts);
        free(lines.sizes);
        return failed || acknowledged != consumed || committed ? 1 : 0;
}
