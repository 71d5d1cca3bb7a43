// What Switchboard made of a run of inquiries: for each, the records it led to. The driver writes the file.
#ifndef RECORDING_H
#define RECORDING_H

#include <stddef.h>
#include <stdint.h>

struct header {
    const char *name;
    const void *value;
    uint32_t name_size, value_size;
};

struct record {
    uint32_t topic;  // its place in `topics`
    const void *key, *value;
    uint32_t key_size, value_size;
    struct header *headers;
    uint32_t header_count;
};

struct inquiry {
    struct record *records;
    uint32_t record_count;
};

struct recording {
    char **topics;
    uint32_t topic_count;
    struct inquiry *inquiries;
    uint32_t inquiry_count;
};

// Reads a file; ends the process where it can't. It is kept until the process ends.
struct recording read_recording(const char *path);

#endif
