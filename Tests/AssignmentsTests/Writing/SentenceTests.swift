import Inquiries
import Testing

@Suite struct SentenceTests {
    private func sentence(_ rules: [String], copies: [Int] = []) -> String? {
        var sample = SampleInquiry()
        sample.rules = rules
        sample.copiesForced = copies
        return sample.owner.json("why", "sentence") as? String
    }

    @Test func anOwnerIsExplainedByTheRulesOfItsTopic() {
        #expect(
            sentence(["late-bus"])
                == "Owned by transportation because the rule late-bus gave transportation 5 points (4 are enough).")
    }

    @Test func aCopyAndThePriorityAreExplainedByTheirRule() {
        #expect(
            sentence(["late-bus", "stranded"])
                == "Owned by transportation because the rules late-bus and stranded gave transportation 10 points "
                + "(4 are enough); safety gets a copy because of the rule stranded; "
                + "it is urgent because of the rule stranded.")
    }

    @Test func aCopyBecauseOfAnotherTopicSaysSo() {
        #expect(
            sentence(["late-bus", "stranded", "driver-job"])
                == "Owned by transportation because the rules late-bus and stranded gave transportation 10 points "
                + "(4 are enough); safety gets a copy because of the rule stranded; hr gets a copy because it is about "
                + "hr too; it is urgent because of the rule stranded.")
    }

    @Test func onlyAFewRulesAreNamed() {
        #expect(
            sentence(["late-bus", "stranded", "early-bus", "full-bus", "lost-item"])?.hasPrefix(
                "Owned by transportation because the rules late-bus, stranded, early-bus and 2 more gave") == true)
    }

    @Test func aRuleThatLowersTheScoreIsNoReason() {
        #expect(
            sentence(["late-bus", "stranded", "hiring"])?.hasPrefix(
                "Owned by transportation because the rules late-bus and stranded gave transportation 4 points (4 are")
                == true)
    }

    @Test func whatNoRuleSetClaimsIsSaidPlainly() {
        #expect(sentence([]) == "No rule set claimed it, so the front office owns it.")
        #expect(sentence(["wait"]) == "No rule set claimed it, so the front office owns it.")
    }

    @Test func aHighPriorityIsExplainedByTheRuleThatAskedForIt() {
        #expect(
            sentence(["driver-job", "wait"])
                == "Owned by hr because the rules driver-job and wait gave hr 7 points (4 are enough); "
                + "its priority is high because of the rule wait.")
    }

    @Test func aCopyWithoutAKnownReasonIsStillNamed() {
        #expect(sentence(["late-bus"], copies: [3])?.hasSuffix("; front office gets a copy.") == true)
    }

    @Test func theSentenceHoldsNothingOfTheMessage() {
        var sample = SampleInquiry()
        sample.fields = [.text: "QQQ", .subject: "QQQ", .school: "QQQ", .channel: "QQQ", .senderType: "QQQ"]
        sample.rules = ["late-bus", "stranded", "driver-job", "threat"]
        #expect((sample.owner.json("why", "sentence") as? String)?.contains("QQQ") == false)
    }
}
