import CRdKafka

/// The argument list of `rd_kafka_produceva`, allocated once a producer. The headers come last, so that they can be left
/// out. Single headers (VTYPE_HEADER) and a forced partition are never used: together they crash below librdkafka 2.12.
final class ProduceArguments {
    private enum Place {
        static let topic = 0
        static let flags = 1
        static let key = 2
        static let value = 3
        static let timestamp = 4
        static let tag = 5
        static let headers = 6
        static let count = 7
    }

    let start: UnsafeMutablePointer<rd_kafka_vu_t>

    init() {
        start = .allocate(capacity: Place.count)
        start.initialize(repeating: rd_kafka_vu_t(), count: Place.count)
        start[Place.topic].vtype = RD_KAFKA_VTYPE_RKT
        start[Place.flags].vtype = RD_KAFKA_VTYPE_MSGFLAGS
        start[Place.flags].u.i = RD_KAFKA_MSG_F_COPY
        start[Place.key].vtype = RD_KAFKA_VTYPE_KEY
        start[Place.value].vtype = RD_KAFKA_VTYPE_VALUE
        start[Place.timestamp].vtype = RD_KAFKA_VTYPE_TIMESTAMP
        start[Place.tag].vtype = RD_KAFKA_VTYPE_OPAQUE
        start[Place.headers].vtype = RD_KAFKA_VTYPE_HEADERS
    }

    deinit {
        start.deallocate()
    }

    /// Sets what changes from record to record; gives how many arguments count.
    func fill(
        topic: OpaquePointer, key: UnsafeBufferPointer<UInt8>?, value: UnsafeBufferPointer<UInt8>?,
        headers: OpaquePointer?, timestampMilliseconds: Int64, tag: Int
    ) -> Int {
        start[Place.topic].u.rkt = topic
        // Only read: MSG_F_COPY makes librdkafka copy both.
        start[Place.key].u.mem.ptr = UnsafeMutableRawPointer(mutating: address(of: key))
        start[Place.key].u.mem.size = key?.count ?? 0
        start[Place.value].u.mem.ptr = UnsafeMutableRawPointer(mutating: address(of: value))
        start[Place.value].u.mem.size = value?.count ?? 0
        start[Place.timestamp].u.i64 = timestampMilliseconds
        start[Place.tag].u.ptr = UnsafeMutableRawPointer(bitPattern: tag)
        guard let headers else { return Place.headers }
        start[Place.headers].u.headers = headers
        return Place.count
    }
}
