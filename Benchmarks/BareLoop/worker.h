// One thread with a consumer and a producer of its own.
#ifndef WORKER_H
#define WORKER_H

#include <signal.h>
#include <stdbool.h>

#include "recording.h"

struct plan {
    const struct recording *recording;
    const char *input, *group;
    bool exactly_once;
    int batch_messages, batch_milliseconds, idle_milliseconds;
    char **settings;  // "consumer.NAME=VALUE" or "producer.NAME=VALUE"
    int setting_count;
};

struct worker {
    const struct plan *plan;
    int index;
};

extern volatile sig_atomic_t stopped;

// Runs until `stopped`; an error ends the process.
void *run_worker(void *worker);

#endif
