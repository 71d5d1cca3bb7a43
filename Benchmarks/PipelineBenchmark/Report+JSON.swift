import Foundation

extension Report {
    /// The same for machines: every run, not only the median.
    var json: String {
        var object: [String: Any] = [
            "broker": isEmbedded ? "embedded" : "apache_kafka", "inquiry_bytes": SizedInquiries.bytes,
            "messages": plan.messages, "runs": plan.runs,
            "targets": verdicts.map {
                ["name": $0.name, "value": $0.value, $0.isLeast ? "at_least" : "at_most": $0.limit, "met": $0.isMet]
            },
            "modes": modes.map { result in
                [
                    "name": result.mode.part.rawValue, "ratio": result.ratio,
                    "switchboard": Self.objects(result.switchboard), "bare_loop": Self.objects(result.bareLoop),
                ]
            },
        ]
        if let recording {
            object["records"] = [
                "per_inquiry": recording.recordsPerInquiry, "key_bytes": recording.keyBytes,
                "value_bytes": recording.valueBytes, "headers": recording.headers,
                "header_bytes": recording.headerBytes,
            ]
        }
        if let latency {
            object["latency_ms"] = [
                "p50": latency.median, "p99": latency.percentile99, "highest": latency.highest,
                "count": Double(latency.count),
            ]
        }
        if let outage { object["outage"] = ["seconds": Double(OutageRun.seconds), "peak_mib": outage.peakMiB] }
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys]
        guard let data = try? JSONSerialization.data(withJSONObject: object, options: options) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private static func objects(_ runs: [DrainResult]) -> [[String: Double]] {
        runs.map {
            [
                "messages_per_second": $0.messagesPerSecond, "cpu_us_per_message": $0.microsecondsPerMessage,
                "peak_mib": $0.peakMiB,
            ]
        }
    }
}
