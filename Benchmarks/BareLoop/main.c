// What a router costs at least: consume, produce as many records of the same bytes as Switchboard does, commit, and decide
// nothing. The measure for `make bench`, written as anybody would write it with librdkafka; no part of the product.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "worker.h"

volatile sig_atomic_t stopped = 0;

static void stop(int number) {
    (void)number;
    stopped = 1;
}

int main(int count, char **arguments) {
    if (count < 9) {
        fprintf(
            stderr,
            "usage: BareLoop RECORDING INPUT GROUP exactly_once|at_least_once WORKERS MESSAGES DURATION_MS IDLE_MS "
            "[consumer.NAME=VALUE|producer.NAME=VALUE]...\nruns until SIGTERM\n");
        return 64;
    }
    struct recording recording = read_recording(arguments[1]);
    struct plan plan = {
        .recording = &recording, .input = arguments[2], .group = arguments[3],
        .exactly_once = strcmp(arguments[4], "exactly_once") == 0, .batch_messages = atoi(arguments[6]),
        .batch_milliseconds = atoi(arguments[7]), .idle_milliseconds = atoi(arguments[8]),
        .settings = arguments + 9, .setting_count = count - 9,
    };
    int workers = atoi(arguments[5]);
    if (workers < 1 || workers > 64) {
        fprintf(stderr, "BareLoop: 1 to 64 workers\n");
        return 64;
    }
    signal(SIGTERM, stop);
    signal(SIGINT, stop);
    pthread_t threads[64];
    struct worker all[64];
    for (int i = 0; i < workers; i++) {
        all[i] = (struct worker){.plan = &plan, .index = i};
        if (pthread_create(&threads[i], NULL, run_worker, &all[i]) != 0) return 1;
    }
    for (int i = 0; i < workers; i++) pthread_join(threads[i], NULL);
    return 0;
}
