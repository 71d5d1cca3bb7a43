// librdkafka as Debian ships it (2.0.2 and newer), with its mock cluster.
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
// mallopt, which is in no module of Swift's: librdkafka takes and frees nearly all the memory of a running service.
#include <malloc.h>

#if RD_KAFKA_VERSION < 0x020002ff
#error "librdkafka 2.0.2 or newer is needed (Debian: librdkafka-dev)"
#endif
