import Testing

@testable import LogChecking

/// The committed view, built from control records alone.
struct RecordLogTests {
    private func log(_ batches: [UInt8]...) throws -> RecordLog {
        RecordLog(KafkaPartition("out", 0), batches: try SegmentBytes.read(batches.flatMap { $0 }))
    }

    @Test func theChecksumIsThatOfTheStandard() {
        // RFC 3720, appendix B.4: 32 bytes of zeros, and the usual check of "123456789".
        #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
        #expect(CRC32C.checksum(Array("123456789".utf8)) == 0xE306_9283)
    }

    @Test func aBatchReadsAsItWasWritten() throws {
        let bytes = SegmentBytes.batch(at: 40, records: [([1], [2]), (nil, nil)], producer: 9, epoch: 3)
        let batch = try #require(try SegmentBytes.read(bytes).first)
        #expect(batch.baseOffset == 40 && batch.lastOffset == 41)
        #expect(batch.producerID == 9 && batch.producerEpoch == 3 && batch.leaderEpoch == 4)
        #expect(batch.isTransactional && batch.marker == nil && batch.timestamp == 2_000)
        #expect(batch.records == [.init(offset: 40, key: [1], value: [2]), .init(offset: 41, key: nil, value: nil)])
    }

    @Test func aFlippedBitIsAWrongChecksum() {
        var bytes = SegmentBytes.data(at: 5)
        bytes[bytes.count - 1] ^= 1
        #expect(throws: RecordBatchError.checksum(offset: 5)) { try SegmentBytes.read(bytes) }
    }

    @Test func aBatchThatIsStillBeingWrittenEndsTheLog() throws {
        let bytes = SegmentBytes.data(at: 0) + SegmentBytes.data(at: 1).dropLast(3)
        #expect(try SegmentBytes.read(bytes).map(\.baseOffset) == [0])
        #expect(try SegmentBytes.read(SegmentBytes.data(at: 0) + [UInt8](repeating: 0, count: 80)).count == 1)
    }

    @Test func onlyCommittedTransactionsAreSeenWhereverTheirMarkersStand() throws {
        let log = try log(
            SegmentBytes.data(at: 0, count: 2, producer: 1), SegmentBytes.data(at: 2, producer: 2),
            SegmentBytes.marker(.abort, at: 3, producer: 1), SegmentBytes.data(at: 4, producer: 1),
            SegmentBytes.marker(.commit, at: 5, producer: 2), SegmentBytes.marker(.commit, at: 6, producer: 1))
        #expect(log.committedOffsets == [2, 4])
        #expect(log.transactions.map(\.end?.offset) == [3, 5, 6])
        #expect(log.transactionByOffset == [0: 0, 1: 0, 2: 1, 4: 2])
        #expect(log.lastStableOffset == log.endOffset && log.endOffset == 7)
    }

    @Test func anOpenTransactionHoldsTheStableOffset() throws {
        let log = try log(
            SegmentBytes.data(at: 0, producer: 1), SegmentBytes.data(at: 1, producer: 2),
            SegmentBytes.marker(.commit, at: 2, producer: 2))
        #expect(log.lastStableOffset == 0)
        #expect(log.committedOffsets == [1])
    }

    @Test func aMarkerThatSwallowsAnEarlierTransactionIsToldByItsEpoch() throws {
        let sound = try log(SegmentBytes.data(at: 0), SegmentBytes.marker(.abort, at: 1, epoch: 1))
        #expect(sound.transactions.allSatisfy { !$0.isCommittedByAnother })
        // The marker of epoch 0's transaction was lost; that of epoch 2's commits both.
        let swallowed = try log(
            SegmentBytes.data(at: 0), SegmentBytes.data(at: 1, epoch: 2), SegmentBytes.marker(.commit, at: 2, epoch: 2))
        #expect(swallowed.transactions.map(\.isCommittedByAnother) == [true])
        let alone = try log(SegmentBytes.data(at: 0), SegmentBytes.marker(.commit, at: 1, epoch: 2))
        #expect(alone.transactions.map(\.isCommittedByAnother) == [true])
    }

    @Test func replicasThatDifferAreToldByTheFirstOffset() throws {
        let one = try log(SegmentBytes.data(at: 0), SegmentBytes.marker(.commit, at: 1))
        let other = try log(SegmentBytes.data(at: 0), SegmentBytes.marker(.abort, at: 1))
        let shorter = try log(SegmentBytes.data(at: 0))
        #expect(one.difference(from: one) == nil)
        #expect(one.difference(from: other) == "out-0: replicas differ at offset 1")
        #expect(one.difference(from: shorter) == "out-0: one replica ends at 2, another at 1")
    }

    @Test func aGroupsOffsetsTakeEffectWithTheirMarker() throws {
        func offset(_ offset: Int64, of group: String = "g") -> (key: [UInt8]?, value: [UInt8]?) {
            var key: [UInt8] = [0, 1]
            for text in [group, "in"] {
                SegmentBytes.append(Int16(text.utf8.count), to: &key)
                key += text.utf8
            }
            SegmentBytes.append(Int32(3), to: &key)
            var value: [UInt8] = [0, 3]
            SegmentBytes.append(offset, to: &value)
            return (key, value)
        }
        let batches =
            SegmentBytes.batch(at: 0, records: [offset(5), offset(9, of: "other")])
            + SegmentBytes.marker(.commit, at: 2) + SegmentBytes.batch(at: 3, records: [offset(8)])
            + SegmentBytes.marker(.abort, at: 4) + SegmentBytes.batch(at: 5, records: [offset(7)])
            + SegmentBytes.marker(.commit, at: 6)
        let log = RecordLog(KafkaPartition("__consumer_offsets", 0), batches: try SegmentBytes.read(batches))
        let offsets = try GroupOffsets(of: "g", in: [log])
        #expect(offsets.history == [KafkaPartition("in", 3): [5, 7]])
        #expect(offsets.latest == [KafkaPartition("in", 3): 7])
    }
}
