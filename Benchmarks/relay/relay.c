/* Stands between Kafka clients and the test broker and gives it the one habit that a measurement needs: a fetch that finds no
 * record waits for one, up to the client's fetch.wait.max.ms. The test broker answers at once, so an idle consumer asks it thousands
 * of times a second, and what that costs is then taken for the worker's.
 *
 *   relay BROKER_PORT        listens on a free port of 127.0.0.1, prints it, and relays until it is stopped
 *
 * Every frame passes as it is, with two exceptions. The broker's port in its answers to Metadata and FindCoordinator becomes the
 * relay's. An answer to Fetch (versions 4 to 11) without records and without errors is held until a Produce to one of its topics,
 * or an end of a transaction, is answered through the relay, and is then asked for again; or until the wait is over.
 *
 * Made for librdkafka: answers to other requests of the connection overtake the one that is held, which it takes by their correlation
 * identifiers; it opens no fetch sessions; and it asks for every Produce to be acknowledged.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { PRODUCE = 0, FETCH = 1, METADATA = 3, FIND_COORDINATOR = 10, END_TRANSACTION = 26 };
enum { SLOTS = 1024, MAXIMUM_FRAME = 1 << 30 };

/* One request whose answer is awaited. Frames are owned by the request. */
struct request {
    int key, version;
    uint32_t correlation;
    int64_t deadline_ms;      /* of a fetch */
    uint64_t generation;      /* of its topics when a fetch was sent */
    uint64_t slots[SLOTS / 64]; /* the topics of a fetch or a produce */
    uint8_t *frame;           /* a fetch, to be sent again */
    uint32_t length;
    struct request *next;
};

/* A client's connection and the one to the broker that belongs to it; freed when both of its threads and all holds are gone. */
struct connection {
    int client, broker, users;
    pthread_mutex_t to_broker, to_client; /* a frame is written whole */
    pthread_mutex_t lock;                 /* guards waiting, users */
    struct request *waiting;
};

struct hold {
    struct connection *connection;
    struct request *request;
    uint8_t *answer;
    uint32_t length;
    struct hold *next;
};

static uint16_t broker_port, own_port;
static uint64_t generations[SLOTS]; /* guarded by `holding` */
static struct hold *holds;
static pthread_mutex_t holding = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t produced;

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000ll + now.tv_nsec / 1000000;
}

static void *allocate(size_t size) {
    void *memory = calloc(1, size ? size : 1);
    if (!memory) { fputs("relay: out of memory\n", stderr); exit(70); }
    return memory;
}

static int read_all(int socket, uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t got = read(socket, bytes, count);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return 0;
        bytes += got;
        count -= (size_t)got;
    }
    return 1;
}

static int write_all(int socket, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = send(socket, bytes, count, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return 0;
        bytes += sent;
        count -= (size_t)sent;
    }
    return 1;
}

/* A whole frame with its length in front, or NULL at the end of the connection. */
static uint8_t *read_frame(int socket, uint32_t *length) {
    uint32_t size;
    if (!read_all(socket, (uint8_t *)&size, 4)) return NULL;
    size = ntohl(size);
    if (size < 4 || size > MAXIMUM_FRAME) return NULL;
    uint8_t *frame = malloc(size + 4);
    if (!frame) return NULL;
    *(uint32_t *)frame = htonl(size);
    if (!read_all(socket, frame + 4, size)) { free(frame); return NULL; }
    *length = size + 4;
    return frame;
}

/* Reads a frame's fields; past its end everything is 0 and `broken` is set. */
struct reader { const uint8_t *at, *end; int broken; };

static int64_t number(struct reader *reader, int bytes) {
    if (reader->end - reader->at < bytes) { reader->broken = 1; reader->at = reader->end; return 0; }
    uint64_t value = 0;
    for (int n = 0; n < bytes; n++) value = value << 8 | *reader->at++;
    return bytes == 2 ? (int16_t)value : bytes == 4 ? (int32_t)value : (int64_t)value;
}

static void skip(struct reader *reader, int64_t bytes) {
    if (bytes < 0) return;
    if (reader->end - reader->at < bytes) { reader->broken = 1; reader->at = reader->end; } else reader->at += bytes;
}

static void mark(struct reader *reader, uint64_t *slots) {
    int64_t length = number(reader, 2);
    uint32_t hash = 2166136261u;
    for (int64_t n = 0; n < length && n < reader->end - reader->at; n++) hash = (hash ^ reader->at[n]) * 16777619u;
    skip(reader, length);
    slots[hash % SLOTS / 64] |= 1ull << (hash % 64);
}

static void mark_all(uint64_t *slots) { memset(slots, 0xff, SLOTS / 8); }

static int marked(const uint64_t *slots, int slot) { return slots[slot / 64] >> (slot % 64) & 1; }

/* With `holding` held: changes exactly when one of the topics was written to. */
static uint64_t generation(const uint64_t *slots) {
    uint64_t sum = 0;
    for (int slot = 0; slot < SLOTS; slot++) if (marked(slots, slot)) sum += generations[slot];
    return sum;
}

static void read_fetch(struct request *request, struct reader *reader) {
    skip(reader, 4);
    request->deadline_ms = now_ms() + number(reader, 4);
    skip(reader, 4 + 4 + 1 + (request->version >= 7 ? 8 : 0));
    for (int64_t topics = number(reader, 4); topics > 0 && !reader->broken; topics--) {
        mark(reader, request->slots);
        int partition = 4 + 8 + 4 + (request->version >= 9 ? 4 : 0) + (request->version >= 5 ? 8 : 0);
        skip(reader, number(reader, 4) * partition);
    }
}

static void read_produce(struct request *request, struct reader *reader) {
    skip(reader, number(reader, 2));
    skip(reader, 6);
    for (int64_t topics = number(reader, 4); topics > 0 && !reader->broken; topics--) {
        mark(reader, request->slots);
        for (int64_t partitions = number(reader, 4); partitions > 0 && !reader->broken; partitions--) {
            skip(reader, 4);
            skip(reader, number(reader, 4));
        }
    }
}

static struct request *request_of(uint8_t *frame, uint32_t length) {
    struct reader reader = {frame + 4, frame + length, 0};
    struct request *request = allocate(sizeof *request);
    request->key = (int)number(&reader, 2);
    request->version = (int)number(&reader, 2);
    request->correlation = (uint32_t)number(&reader, 4);
    skip(&reader, number(&reader, 2));
    if (request->key == FETCH && request->version >= 4 && request->version <= 11) {
        read_fetch(request, &reader);
        request->frame = frame;
        request->length = length;
    } else if (request->key == PRODUCE && request->version >= 3 && request->version <= 8) {
        read_produce(request, &reader);
    } else if (request->key == PRODUCE || request->key == END_TRANSACTION) {
        mark_all(request->slots);
    }
    if (reader.broken && request->key == PRODUCE) mark_all(request->slots);
    return request;
}

static int has_nothing(const struct request *request, uint8_t *answer, uint32_t length) {
    struct reader reader = {answer + 8, answer + length, 0};
    skip(&reader, 4);
    if (request->version >= 7 && (number(&reader, 2) != 0 || (skip(&reader, 4), reader.broken))) return 0;
    for (int64_t topics = number(&reader, 4); topics > 0 && !reader.broken; topics--) {
        skip(&reader, number(&reader, 2));
        for (int64_t partitions = number(&reader, 4); partitions > 0 && !reader.broken; partitions--) {
            skip(&reader, 4);
            if (number(&reader, 2) != 0) return 0;
            skip(&reader, 8 + 8 + (request->version >= 5 ? 8 : 0));
            skip(&reader, number(&reader, 4) * 16);
            skip(&reader, request->version >= 11 ? 4 : 0);
            if (number(&reader, 4) > 0) return 0;
        }
    }
    return !reader.broken;
}

static void forget(struct request *request) {
    free(request->frame);
    free(request);
}

/* Gives up one use of a connection and ends it for the others; the last one closes it. */
static void leave(struct connection *connection) {
    pthread_mutex_lock(&connection->lock);
    // Before the use is given up: then somebody else may close the sockets and free the connection.
    shutdown(connection->client, SHUT_RDWR);
    shutdown(connection->broker, SHUT_RDWR);
    int left = --connection->users;
    pthread_mutex_unlock(&connection->lock);
    if (left > 0) return;
    close(connection->client);
    close(connection->broker);
    for (struct request *request = connection->waiting; request;) {
        struct request *next = request->next;
        forget(request);
        request = next;
    }
    free(connection);
}

/* Gives up one use of a connection that goes on for the others; for the last one there is nobody to go on for. */
static void release(struct connection *connection) {
    pthread_mutex_lock(&connection->lock);
    int last = connection->users == 1;
    if (!last) connection->users--;
    pthread_mutex_unlock(&connection->lock);
    if (last) leave(connection);
}

/* Sends a request to the broker and waits for its answer; takes the request. */
static int ask(struct connection *connection, struct request *request, const uint8_t *frame, uint32_t length) {
    if (request->frame) {
        pthread_mutex_lock(&holding);
        request->generation = generation(request->slots);
        pthread_mutex_unlock(&holding);
    }
    pthread_mutex_lock(&connection->to_broker);
    pthread_mutex_lock(&connection->lock);
    struct request **last = &connection->waiting;
    while (*last) last = &(*last)->next;
    request->next = NULL;
    *last = request;
    pthread_mutex_unlock(&connection->lock);
    int sent = write_all(connection->broker, frame, length);
    pthread_mutex_unlock(&connection->to_broker);
    return sent;
}

static int answer(struct connection *connection, const uint8_t *frame, uint32_t length) {
    pthread_mutex_lock(&connection->to_client);
    int sent = write_all(connection->client, frame, length);
    pthread_mutex_unlock(&connection->to_client);
    return sent;
}

static struct request *request_for(struct connection *connection, uint32_t correlation) {
    pthread_mutex_lock(&connection->lock);
    struct request **link = &connection->waiting;
    while (*link && (*link)->correlation != correlation) link = &(*link)->next;
    struct request *found = *link;
    if (found) *link = found->next;
    pthread_mutex_unlock(&connection->lock);
    return found;
}

static void *from_client(void *argument) {
    struct connection *connection = argument;
    uint32_t length;
    for (uint8_t *frame; (frame = read_frame(connection->client, &length));) {
        struct request *request = request_of(frame, length);
        int kept = request->frame != NULL;
        int sent = ask(connection, request, frame, length);
        if (!kept) free(frame);
        if (!sent) break;
    }
    leave(connection);
    return NULL;
}

static void replace_port(uint8_t *frame, uint32_t length) {
    uint8_t theirs[13] = "127.0.0.1";
    uint32_t port = htonl(broker_port), own = htonl(own_port);
    memcpy(theirs + 9, &port, 4);
    for (uint8_t *at = frame; (at = memmem(at, (size_t)(frame + length - at), theirs, 13)); at += 13) memcpy(at + 9, &own, 4);
}

/* Keeps the answer until there is something to fetch or the wait is over. Takes answer and request. */
static void hold_back(struct connection *connection, struct request *request, uint8_t *frame, uint32_t length) {
    struct hold *hold = allocate(sizeof *hold);
    *hold = (struct hold){connection, request, frame, length, NULL};
    pthread_mutex_lock(&connection->lock);
    connection->users++;
    pthread_mutex_unlock(&connection->lock);
    pthread_mutex_lock(&holding);
    hold->next = holds;
    holds = hold;
    pthread_cond_signal(&produced);
    pthread_mutex_unlock(&holding);
}

static void *from_broker(void *argument) {
    struct connection *connection = argument;
    uint32_t length;
    for (uint8_t *frame; (frame = read_frame(connection->broker, &length));) {
        uint32_t correlation;
        memcpy(&correlation, frame + 4, 4);
        struct request *request = request_for(connection, ntohl(correlation));
        if (request && request->frame && now_ms() < request->deadline_ms && has_nothing(request, frame, length)) {
            hold_back(connection, request, frame, length);
            continue;
        }
        if (request && (request->key == METADATA || request->key == FIND_COORDINATOR)) replace_port(frame, length);
        if (request && (request->key == PRODUCE || request->key == END_TRANSACTION)) {
            pthread_mutex_lock(&holding);
            for (int slot = 0; slot < SLOTS; slot++) if (marked(request->slots, slot)) generations[slot]++;
            if (holds) pthread_cond_signal(&produced);
            pthread_mutex_unlock(&holding);
        }
        int sent = answer(connection, frame, length);
        if (request) forget(request);
        free(frame);
        if (!sent) break;
    }
    leave(connection);
    return NULL;
}

/* The first hold that is over, taken out; NULL when none is. With `holding` held. */
static struct hold *next_over(int64_t *earliest, int *again) {
    *earliest = now_ms() + 1000;
    for (struct hold **link = &holds; *link; link = &(*link)->next) {
        struct hold *hold = *link;
        *again = generation(hold->request->slots) != hold->request->generation;
        if (*again || now_ms() >= hold->request->deadline_ms) {
            *link = hold->next;
            return hold;
        }
        if (hold->request->deadline_ms < *earliest) *earliest = hold->request->deadline_ms;
    }
    return NULL;
}

static void *let_go(void *unused) {
    (void)unused;
    pthread_mutex_lock(&holding);
    for (;;) {
        int64_t earliest;
        int again = 0;
        struct hold *hold = next_over(&earliest, &again);
        if (!hold) {
            struct timespec until = {earliest / 1000, earliest % 1000 * 1000000};
            pthread_cond_timedwait(&produced, &holding, &until);
            continue;
        }
        pthread_mutex_unlock(&holding);
        int sent;
        if (again) {
            sent = ask(hold->connection, hold->request, hold->request->frame, hold->request->length);
        } else {
            sent = answer(hold->connection, hold->answer, hold->length);
            forget(hold->request);
        }
        // One thread lets go for everyone: whoever does not take an answer in time is given up.
        if (sent) release(hold->connection); else leave(hold->connection);
        free(hold->answer);
        free(hold);
        pthread_mutex_lock(&holding);
    }
    return NULL;
}

/* How long somebody may take no byte of what is sent. */
static const struct timeval patience = {5, 0};

static int open_socket(uint16_t port, int listens) {
    int socket_ = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (socket_ < 0) return -1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    int failed = listens ? bind(socket_, (struct sockaddr *)&address, sizeof address) || listen(socket_, 128)
                         : connect(socket_, (struct sockaddr *)&address, sizeof address);
    if (failed) { close(socket_); return -1; }
    return socket_;
}

static void start(void *(*body)(void *), void *argument) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, body, argument)) { fputs("relay: no thread\n", stderr); exit(70); }
    pthread_detach(thread);
}

int main(int count, char **arguments) {
    if (count != 2 || atoi(arguments[1]) <= 0 || atoi(arguments[1]) > 65535) {
        fputs("usage: relay BROKER_PORT\n", stderr);
        return 64;
    }
    broker_port = (uint16_t)atoi(arguments[1]);
    signal(SIGPIPE, SIG_IGN);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&produced, &attributes);
    int listener = open_socket(0, 1);
    struct sockaddr_in own;
    socklen_t size = sizeof own;
    if (listener < 0 || getsockname(listener, (struct sockaddr *)&own, &size)) { perror("relay"); return 70; }
    own_port = ntohs(own.sin_port);
    printf("%d\n", own_port);
    fflush(stdout);
    start(let_go, NULL);
    for (int client; (client = accept(listener, NULL, NULL)) >= 0 || errno == EINTR || errno == ECONNABORTED;) {
        if (client < 0) continue;
        int on = 1, broker = open_socket(broker_port, 0);
        if (broker < 0) { close(client); continue; }
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        struct connection *connection = allocate(sizeof *connection);
        *connection = (struct connection){.client = client, .broker = broker, .users = 2};
        pthread_mutex_init(&connection->to_broker, NULL);
        pthread_mutex_init(&connection->to_client, NULL);
        pthread_mutex_init(&connection->lock, NULL);
        start(from_broker, connection);
        start(from_client, connection);
    }
    perror("relay");
    return 70;
}
