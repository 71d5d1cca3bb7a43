import Testing

@testable import Pipeline

@Suite struct BatchTests {
    private static func batch(openedAt: Int64) -> Batch {
        var limits = BatchLimits()
        limits.messagesMax = 3
        limits.durationMilliseconds = 100
        limits.idleMilliseconds = 5
        var batch = Batch(limits: limits)
        batch.add(now: openedAt)
        return batch
    }

    @Test func aLoneInquiryWaitsOnlyUntilItsBatchIsOldEnough() {
        let batch = Self.batch(openedAt: 1_000)
        #expect(batch.patience(now: 1_000) == 5)
        #expect(batch.patience(now: 1_003) == 2)
    }

    @Test func aTrickleWhoseGapsAreShortDoesNotKeepABatchOpen() {
        var batch = Self.batch(openedAt: 1_000)
        batch.add(now: 1_004)
        #expect(batch.patience(now: 1_004) == 1)
        #expect(batch.patience(now: 1_005) == 0)
        #expect(batch.patience(now: 1_099) == 0)
    }

    @Test func aBatchIsFullByNumberOrByTime() {
        var batch = Self.batch(openedAt: 1_000)
        #expect(!batch.isFull(now: 1_099))
        #expect(batch.isFull(now: 1_100))
        batch.add(now: 1_000)
        batch.add(now: 1_000)
        #expect(batch.isFull(now: 1_000))
    }

    @Test func aDurationBelowTheIdleTimeBoundsTheWait() {
        var limits = BatchLimits()
        limits.durationMilliseconds = 2
        var batch = Batch(limits: limits)
        batch.add(now: 1_000)
        #expect(batch.patience(now: 1_000) == 2)
    }
}
