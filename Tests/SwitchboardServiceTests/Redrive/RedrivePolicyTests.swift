import Inquiries
import SwitchboardService
import Testing

@Suite struct RedrivePolicyTests {
    private static let now: Int64 = 1_800_000_000_000
    private static let day: Int64 = 86_400_000

    private static let good = [
        "switchboard_reason": "not_json", "switchboard_reason_text": "…", "switchboard_source_topic": "inquiries.web",
        "switchboard_source_partition": "3", "switchboard_source_offset": "42",
        "switchboard_source_timestamp": "1799999999000", "switchboard_attempt": "1",
    ]

    private static func headers(_ changes: [String: String?] = [:]) -> DeadLetterHeaders {
        var headers = DeadLetterHeaders()
        for (name, value) in good.merging(changes.compactMapValues { $0 }, uniquingKeysWith: { $1 }) {
            if changes[name] == .some(nil) { continue }
            _ = add(name, value, to: &headers)
        }
        return headers
    }

    private static func add(_ name: String, _ value: String, to headers: inout DeadLetterHeaders) -> Bool {
        Array(name.utf8).withUnsafeBufferPointer { name in
            Array(value.utf8).withUnsafeBufferPointer { headers.add(name: name, value: $0) }
        }
    }

    private static func policy(_ change: (inout RedrivePolicy) -> Void = { _ in }) -> RedrivePolicy {
        var policy = RedrivePolicy(now: now) { $0.hasPrefix("inquiries.") }
        change(&policy)
        return policy
    }

    private static func decide(
        _ policy: RedrivePolicy = policy(), _ changes: [String: String?] = [:], age: Int64 = 3_600_000,
        historyIsKnown: Bool = true
    ) -> RedriveDecision {
        policy.decide(headers(changes), diedAt: now - age, historyIsKnown: historyIsKnown)
    }

    @Test(
        arguments: [
            ([:], RedriveDecision.redrive(to: "inquiries.web", attempt: 2)),
            (["switchboard_attempt": "2"], .redrive(to: "inquiries.web", attempt: 3)),
            (["switchboard_attempt": "3"], .leave(.attempts)),
            (["switchboard_attempt": "1000000"], .leave(.attempts)),
            (["switchboard_attempt": "0"], .leave(.malformed)),
            (["switchboard_attempt": "two"], .leave(.malformed)),
            (["switchboard_attempt": "99999999999999999999"], .leave(.malformed)),
            (["switchboard_attempt": nil], .leave(.malformed)),
            (["switchboard_reason": nil], .leave(.malformed)),
            (["switchboard_reason": "My bus never came"], .leave(.malformed)),
            (["switchboard_source_topic": nil], .leave(.malformed)),
            (["switchboard_source_topic": ""], .leave(.malformed)),
            (["switchboard_source_topic": "inquiries.\u{1B}[2J"], .leave(.malformed)),
            (["switchboard_source_topic": "assignments.safety"], .leave(.notAnInput)),
            (["switchboard_value_bytes": "2000000"], .leave(.byReference)),
            (["switchboard_key_bytes": "40000"], .leave(.byReference)),
            (["switchboard_headers_left_out": "1"], .leave(.byReference)),
            (["switchboard_value_bytes": "2000000", "switchboard_attempt": "3"], .leave(.byReference)),
        ] as [([String: String?], RedriveDecision)])
    func headersDecide(changes: [String: String?], decision: RedriveDecision) {
        #expect(Self.decide(Self.policy(), changes) == decision)
    }

    @Test func theLimitOfAttemptsIsTheCallers() {
        let patient = Self.policy { $0.maxAttempts = 5 }
        #expect(Self.decide(patient, ["switchboard_attempt": "4"]) == .redrive(to: "inquiries.web", attempt: 5))
        #expect(Self.decide(patient, ["switchboard_attempt": "5"]) == .leave(.attempts))
    }

    @Test func aFilterLeavesOutWhatItDoesNotName() {
        let byReason = Self.policy { $0.reasons = [.noText, .empty] }
        #expect(Self.decide(byReason) == .skip)
        #expect(Self.decide(byReason, ["switchboard_reason": "empty"]) == .redrive(to: "inquiries.web", attempt: 2))
        #expect(Self.decide(byReason, ["switchboard_reason": "what"]) == .skip)
        let byTopic = Self.policy { $0.sourceTopic = "inquiries.sms" }
        #expect(Self.decide(byTopic) == .skip)
        let bySMS = ["switchboard_source_topic": "inquiries.sms"]
        #expect(Self.decide(byTopic, bySMS) == .redrive(to: "inquiries.sms", attempt: 2))
        let byTime = Self.policy { $0.since = Self.now - 1000 }
        #expect(Self.decide(byTime, age: 1001) == .skip)
        #expect(Self.decide(byTime, age: 1000) == .redrive(to: "inquiries.web", attempt: 2))
        #expect(byTime.decide(Self.headers(), diedAt: nil, historyIsKnown: true) == .skip)
    }

    @Test func withoutHistoryOldOnesAreForgottenUnlessATimeNamesThem() {
        let old = 8 * Self.day
        #expect(Self.decide(age: old, historyIsKnown: false) == .forget)
        #expect(Self.decide(age: old, historyIsKnown: true) == .redrive(to: "inquiries.web", attempt: 2))
        #expect(Self.decide(age: 6 * Self.day, historyIsKnown: false) == .redrive(to: "inquiries.web", attempt: 2))
        let named = Self.policy { $0.since = Self.now - 9 * Self.day }
        #expect(Self.decide(named, age: old, historyIsKnown: false) == .redrive(to: "inquiries.web", attempt: 2))
        let younger = Self.policy { $0.since = Self.now - Self.day }
        #expect(Self.decide(younger, age: old, historyIsKnown: false) == .forget)
        #expect(Self.decide(younger, age: 2 * Self.day, historyIsKnown: false) == .skip)
    }

    @Test func aRepeatedHeaderSaysNothing() {
        var headers = Self.headers()
        _ = Self.add("switchboard_source_topic", "inquiries.sms", to: &headers)
        #expect(Self.policy().decide(headers, diedAt: Self.now, historyIsKnown: true) == .leave(.malformed))
    }

    @Test(arguments: [
        ("switchboard_reason", true), ("Switchboard_Attempt", true), ("switchboard_anything", true),
        ("traceparent", false), ("ce_id", false), ("content-type", false), ("", false),
    ])
    func headersOfOursAreToldFromTheRecordsOwn(name: String, isOurs: Bool) {
        var headers = DeadLetterHeaders()
        #expect(Self.add(name, "x", to: &headers) == isOurs)
    }
}
