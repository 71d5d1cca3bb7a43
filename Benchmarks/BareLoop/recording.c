#include "recording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The file: numbers as little-endian uint32, texts as a number and that many bytes, lists as a number and that many elements.
struct reader {
    const unsigned char *at, *end;
};

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size);
    if (!memory) {
        perror("allocate");
        exit(1);
    }
    return memory;
}

static void broken(void) {
    fprintf(stderr, "BareLoop: the recording is cut off\n");
    exit(1);
}

static uint32_t number(struct reader *reader) {
    if (reader->end - reader->at < 4) broken();
    uint32_t value;
    memcpy(&value, reader->at, 4);
    reader->at += 4;
    return value;
}

static const void *bytes(struct reader *reader, uint32_t *size) {
    *size = number(reader);
    if ((size_t)(reader->end - reader->at) < *size) broken();
    const void *start = reader->at;
    reader->at += *size;
    return start;
}

static struct record read_record(struct reader *reader) {
    struct record record = {.topic = number(reader)};
    record.key = bytes(reader, &record.key_size);
    record.value = bytes(reader, &record.value_size);
    record.header_count = number(reader);
    record.headers = allocate(record.header_count, sizeof(struct header));
    for (uint32_t i = 0; i < record.header_count; i++) {
        struct header *header = &record.headers[i];
        header->name = bytes(reader, &header->name_size);
        header->value = bytes(reader, &header->value_size);
    }
    return record;
}

static struct reader read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    size_t size = (size_t)ftell(file);
    rewind(file);
    unsigned char *content = allocate(size, 1);
    if (fread(content, 1, size, file) != size) broken();
    fclose(file);
    return (struct reader){content, content + size};
}

struct recording read_recording(const char *path) {
    struct reader reader = read_file(path);
    struct recording recording = {.topic_count = number(&reader)};
    recording.topics = allocate(recording.topic_count, sizeof(char *));
    for (uint32_t i = 0; i < recording.topic_count; i++) {
        uint32_t size;
        const void *name = bytes(&reader, &size);
        recording.topics[i] = allocate(size + 1, 1);
        memcpy(recording.topics[i], name, size);
    }
    recording.inquiry_count = number(&reader);
    recording.inquiries = allocate(recording.inquiry_count, sizeof(struct inquiry));
    for (uint32_t i = 0; i < recording.inquiry_count; i++) {
        struct inquiry *inquiry = &recording.inquiries[i];
        inquiry->record_count = number(&reader);
        inquiry->records = allocate(inquiry->record_count, sizeof(struct record));
        for (uint32_t j = 0; j < inquiry->record_count; j++) {
            inquiry->records[j] = read_record(&reader);
            if (inquiry->records[j].topic >= recording.topic_count) broken();
        }
    }
    if (recording.inquiry_count == 0) broken();
    return recording;
}
