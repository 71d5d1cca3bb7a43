#include "worker.h"

#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { partitions_max = 1024, reports_every = 64 };

struct loop {
    const struct plan *plan;
    rd_kafka_t *consumer, *producer;
    rd_kafka_topic_t **topics;
    rd_kafka_consumer_group_metadata_t *group;
    int64_t next_offsets[partitions_max];  // 0 where the batch has none
    int messages;                          // in the open batch
    int64_t opened_at;
    uint32_t next_inquiry;
};

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void fail(const char *operation, const char *reason) {
    fprintf(stderr, "BareLoop: %s: %s\n", operation, reason);
    exit(1);
}

static void check(rd_kafka_error_t *error, const char *operation) {
    if (error) fail(operation, rd_kafka_error_string(error));
}

static void check_code(rd_kafka_resp_err_t code, const char *operation) {
    if (code) fail(operation, rd_kafka_err2str(code));
}

static void on_delivery(rd_kafka_t *producer, const rd_kafka_message_t *message, void *opaque) {
    (void)producer, (void)opaque;
    check_code(message->err, "deliver");
}

static void set(rd_kafka_conf_t *settings, const char *name, const char *value) {
    char reason[512];
    if (rd_kafka_conf_set(settings, name, value, reason, sizeof reason) != RD_KAFKA_CONF_OK) fail(name, reason);
}

static rd_kafka_conf_t *settings_of(const struct plan *plan, const char *prefix) {
    rd_kafka_conf_t *settings = rd_kafka_conf_new();
    for (int i = 0; i < plan->setting_count; i++) {
        if (strncmp(plan->settings[i], prefix, strlen(prefix)) != 0) continue;
        char *name = strdup(plan->settings[i] + strlen(prefix));
        char *equals = strchr(name, '=');
        if (!equals) fail("setting without a value", name);
        *equals = 0;
        set(settings, name, equals + 1);
        free(name);
    }
    return settings;
}

static rd_kafka_t *make(rd_kafka_type_t type, rd_kafka_conf_t *settings) {
    char reason[512];
    rd_kafka_t *client = rd_kafka_new(type, settings, reason, sizeof reason);
    if (!client) fail("make client", reason);
    return client;
}

static void open_clients(struct loop *loop, int index) {
    const struct plan *plan = loop->plan;
    rd_kafka_conf_t *settings = settings_of(plan, "producer.");
    rd_kafka_conf_set_dr_msg_cb(settings, on_delivery);
    if (plan->exactly_once) {
        char id[256];
        snprintf(id, sizeof id, "%s-%d", plan->group, index);
        set(settings, "transactional.id", id);
    }
    loop->producer = make(RD_KAFKA_PRODUCER, settings);
    if (plan->exactly_once) check(rd_kafka_init_transactions(loop->producer, 30000), "initialise transactions");
    loop->topics = calloc(plan->recording->topic_count, sizeof(rd_kafka_topic_t *));
    for (uint32_t i = 0; i < plan->recording->topic_count; i++)
        loop->topics[i] = rd_kafka_topic_new(loop->producer, plan->recording->topics[i], NULL);

    settings = settings_of(plan, "consumer.");
    set(settings, "group.id", plan->group);
    loop->consumer = make(RD_KAFKA_CONSUMER, settings);
    rd_kafka_poll_set_consumer(loop->consumer);
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(list, plan->input, RD_KAFKA_PARTITION_UA);
    check_code(rd_kafka_subscribe(loop->consumer, list), "subscribe");
    rd_kafka_topic_partition_list_destroy(list);
}

static void begin_batch(struct loop *loop) {
    loop->opened_at = now();
    if (!loop->plan->exactly_once) return;
    loop->group = rd_kafka_consumer_group_metadata(loop->consumer);
    check(rd_kafka_begin_transaction(loop->producer), "begin transaction");
}

static void end_batch(struct loop *loop) {
    rd_kafka_topic_partition_list_t *offsets = rd_kafka_topic_partition_list_new(8);
    for (int i = 0; i < partitions_max; i++) {
        if (loop->next_offsets[i] == 0) continue;
        rd_kafka_topic_partition_list_add(offsets, loop->plan->input, i)->offset = loop->next_offsets[i];
    }
    if (loop->plan->exactly_once) {
        check(
            rd_kafka_send_offsets_to_transaction(loop->producer, offsets, loop->group, 30000),
            "send offsets to transaction");
        check(rd_kafka_commit_transaction(loop->producer, 30000), "commit transaction");
        rd_kafka_consumer_group_metadata_destroy(loop->group);
    } else {
        check_code(rd_kafka_flush(loop->producer, 30000), "flush");
        check_code(rd_kafka_commit(loop->consumer, offsets, 1), "commit offsets");
    }
    rd_kafka_topic_partition_list_destroy(offsets);
    memset(loop->next_offsets, 0, sizeof loop->next_offsets);
    loop->messages = 0;
}

static void produce(struct loop *loop, const struct record *record) {
    rd_kafka_headers_t *headers = rd_kafka_headers_new(record->header_count);
    for (uint32_t i = 0; i < record->header_count; i++) {
        const struct header *header = &record->headers[i];
        rd_kafka_header_add(headers, header->name, header->name_size, header->value, header->value_size);
    }
    for (;;) {
        rd_kafka_error_t *error = rd_kafka_produceva(
            loop->producer,
            (rd_kafka_vu_t[]){
                {.vtype = RD_KAFKA_VTYPE_RKT, .u.rkt = loop->topics[record->topic]},
                {.vtype = RD_KAFKA_VTYPE_MSGFLAGS, .u.i = RD_KAFKA_MSG_F_COPY},
                {.vtype = RD_KAFKA_VTYPE_KEY, .u.mem = {(void *)record->key, record->key_size}},
                {.vtype = RD_KAFKA_VTYPE_VALUE, .u.mem = {(void *)record->value, record->value_size}},
                {.vtype = RD_KAFKA_VTYPE_HEADERS, .u.headers = headers},
            },
            5);
        if (!error) return;
        if (rd_kafka_error_code(error) != RD_KAFKA_RESP_ERR__QUEUE_FULL) check(error, "produce");
        rd_kafka_error_destroy(error);
        rd_kafka_poll(loop->producer, 10);
    }
}

static void take(struct loop *loop, const rd_kafka_message_t *message) {
    if (message->err) fail("consume", rd_kafka_message_errstr(message));
    if (message->partition >= partitions_max) fail("consume", "too many partitions");
    if (loop->messages == 0) begin_batch(loop);
    const struct recording *recording = loop->plan->recording;
    const struct inquiry *inquiry = &recording->inquiries[loop->next_inquiry];
    loop->next_inquiry = (loop->next_inquiry + 1) % recording->inquiry_count;
    for (uint32_t i = 0; i < inquiry->record_count; i++) produce(loop, &inquiry->records[i]);
    loop->next_offsets[message->partition] = message->offset + 1;
    loop->messages++;
    if (loop->messages % reports_every == 0) rd_kafka_poll(loop->producer, 0);
}

static bool is_full(const struct loop *loop) {
    return loop->messages >= loop->plan->batch_messages ||
        (loop->messages > 0 && now() - loop->opened_at >= loop->plan->batch_milliseconds);
}

void *run_worker(void *argument) {
    const struct worker *worker = argument;
    struct loop *loop = calloc(1, sizeof *loop);
    if (!loop) fail("allocate", "no memory");
    loop->plan = worker->plan;
    open_clients(loop, worker->index);
    while (!stopped) {
        rd_kafka_message_t *message = rd_kafka_consumer_poll(loop->consumer, loop->messages == 0 ? 100 : 0);
        if (message) {
            take(loop, message);
            rd_kafka_message_destroy(message);
        } else {
            rd_kafka_poll(loop->producer, 0);
        }
        if (loop->messages == 0) continue;
        if (is_full(loop)) {
            end_batch(loop);
        } else if (!message) {
            // As Switchboard: a batch ends with its input, and then nothing is read while the markers are written.
            end_batch(loop);
            usleep(loop->plan->idle_milliseconds * 1000);
        }
    }
    rd_kafka_consumer_close(loop->consumer);
    rd_kafka_destroy(loop->consumer);
    for (uint32_t i = 0; i < loop->plan->recording->topic_count; i++) rd_kafka_topic_destroy(loop->topics[i]);
    rd_kafka_destroy(loop->producer);
    free(loop->topics);
    free(loop);
    return NULL;
}
