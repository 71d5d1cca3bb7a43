import Testing

@testable import LogChecking

/// The checker can fail: each invariant is broken alone, and is the only one that is told.
struct InvariantCheckerTests {
    private func violated(_ change: (inout RunEvidence) -> Void) -> [Invariant] {
        var evidence = Evidence.sound()
        change(&evidence)
        return InvariantChecker(evidence).violations().map(\.invariant)
    }

    @Test func aRunWithoutAFlawHasNoViolation() { #expect(violated { _ in }.isEmpty) }

    @Test func aMissingAssignmentIsLost() {
        #expect(violated { $0.published.remove(at: 0) } == [.nothingLost])
    }

    @Test func aMissingDecisionRecordIsLost() {
        #expect(violated { $0.published.remove(at: 1) } == [.nothingLost])
    }

    @Test func aMissingDeadLetterIsLost() {
        #expect(violated { $0.published.removeLast() } == [.nothingLost])
    }

    @Test func aRepeatedAssignmentIsThereTwice() {
        let again = { (evidence: inout RunEvidence) in
            var record = evidence.published[0]
            record.place = RecordPlace(Evidence.desk, 9)
            record.transaction = .init(producerID: 1, number: 4)
            evidence.published.append(record)
        }
        #expect(violated(again) == [.nothingTwice])
        #expect(
            violated {
                again(&$0); $0.delivery = .atLeastOnce(repeatedMax: 1)
            } == [])
        #expect(
            violated {
                again(&$0); $0.delivery = .atLeastOnce(repeatedMax: 0)
            } == [.nothingTwice])
    }

    @Test func anOutputWithoutAnInputIsMadeUp() {
        #expect(violated { $0.published[0].source = Evidence.source(77) }.contains(.nothingMadeUp))
        let unknown = violated { evidence in
            var record = evidence.published[0]
            record.source = Evidence.source(77)
            record.place = RecordPlace(Evidence.desk, 9)
            evidence.published.append(record)
        }
        #expect(unknown == [.nothingMadeUp])
    }

    @Test func aRecordOfAnAbortedTransactionThatALaterMarkerCommitsIsMadeUp() {
        let swallowed = violated {
            $0.outputLogs = [
                Evidence.log(
                    SegmentBytes.data(at: 4), SegmentBytes.data(at: 5, epoch: 2),
                    SegmentBytes.marker(.commit, at: 6, epoch: 2))
            ]
        }
        #expect(swallowed == [.nothingMadeUp])
    }

    @Test func anInquiryWhoseOutputsAreInTwoTransactionsIsTorn() {
        #expect(violated { $0.published[0].transaction = .init(producerID: 1, number: 1) } == [.atomic])
        #expect(violated { $0.published[0].transaction = .init(producerID: 2, number: 0) } == [.atomic])
        #expect(violated { $0.published[0].transaction = nil } == [.atomic])
    }

    @Test func anEarlierInquiryBehindALaterOneOfItsKeyIsOutOfOrder() {
        let swapped = violated { evidence in
            evidence.published[0].place = RecordPlace(Evidence.desk, 2)
            evidence.published[4].place = RecordPlace(Evidence.desk, 0)
        }
        #expect(swapped == [.ordered])
    }

    @Test func anOffsetThatMovesBackIsDishonest() {
        #expect(violated { $0.groupOffsets = Evidence.offsets([4, 2, 5]) } == [.offsetsHonest])
    }

    @Test func anOffsetShortOfTheLogsEndIsDishonest() {
        #expect(violated { $0.groupOffsets = Evidence.offsets([2, 4]) } == [.offsetsHonest])
        #expect(violated { $0.groupOffsets = Evidence.offsets([]) } == [.offsetsHonest])
    }

    @Test func aTransactionWithoutAMarkerIsOpen() {
        #expect(violated { $0.outputLogs = [Evidence.log(SegmentBytes.data(at: 4))] } == [.nothingOpen])
    }

    @Test func aRuleBookThatWasNeverPublishedIsTold() {
        #expect(
            violated { evidence in
                for index in 0..<4 { evidence.published[index].ruleBook = "three" }
            } == [.oneRuleBook])
    }

    @Test func aTransactionWithTwoRuleBooksIsTold() {
        #expect(violated { $0.published[0].ruleBook = "two" } == [.oneRuleBook])
    }

    @Test func changedBytesAreTold() {
        #expect(violated { $0.published[0].inquiry = [99] } == [.bytesKept])
        #expect(violated { $0.published[0].key = [99] } == [.bytesKept])
        #expect(violated { $0.published[8].inquiry = nil } == [.bytesKept])
    }

    @Test func aDeadLetterWithTheWrongReasonIsTold() {
        #expect(violated { $0.published[8].kind = .deadLetter(reason: "empty") } == [.deadLettersExact])
    }

    @Test func aGoodInquiryAsADeadLetterIsTold() {
        let found = violated { evidence in
            var record = evidence.published[0]
            record.kind = .deadLetter(reason: "no_text")
            record.place = RecordPlace(Evidence.deadLetters, 1)
            evidence.published.append(record)
        }
        #expect(found == [.deadLettersExact])
    }

    @Test func aStandstillAndALateEndAreNotLive() {
        #expect(violated { $0.figures.longestStandstill = 16 } == [.live])
        #expect(violated { $0.figures.secondsToDrain = 31 } == [.live])
        #expect(violated { $0.figures.secondsToDrain = nil } == [.live])
    }

    @Test func aRunInWhichNothingHappenedIsVacuous() {
        #expect(violated { $0.figures.abortsMin = 2 } == [.notVacuous])
        #expect(violated { $0.figures.counts = [.init("fencings", 0, atLeast: 1)] } == [.notVacuous])
    }

    @Test func replicasThatDifferAreTold() {
        #expect(violated { $0.replicaDifferences = ["desk-0: replicas differ at offset 4"] } == [.replicasAgree])
    }

    @Test func manyOffendersAreCountedAndAFewNamed() throws {
        var evidence = Evidence.sound()
        evidence.published.removeAll { !$0.isDeadLetter }
        let violation = try #require(InvariantChecker(evidence).violations().first)
        #expect(violation.count == 4 && violation.description.contains("in-0@0: no assignment for [\"desk\"]"))
        #expect(violation.examples.count <= Violation.examplesMax)
    }
}
