import Configuration
import JSON
import SwitchboardService

/// What `topics acls` shows: commands, explained by comments, so that all of it can be given to a shell.
struct AccessPage {
    let access: AccessPlan
    let configuration: ServiceConfiguration

    var text: String {
        var lines = ["# What Switchboard and the departments' readers need, and nothing more."]
        if needsCommandConfiguration {
            lines.append("# admin.properties holds the client settings (TLS, SASL) of somebody who may grant this.")
        }
        for section in access.sections where !section.grants.isEmpty {
            lines += ["", "# \(section.purpose)"]
            lines += section.grants.map { ($0.isOptional ? "# " : "") + "\(command) \($0.arguments)" }
        }
        for pattern in access.unnamedInputs {
            lines += [
                "",
                "# The input \(pattern.input) reads what matches \(pattern.expression), names without a beginning in common:",
                "# grant Read and Describe on each Kafka topic that it shall read.",
            ]
        }
        return lines.map { $0 + "\n" }.joined()
    }

    var json: [UInt8] {
        let grants = access.sections.flatMap { section in section.grants.map { (grant: $0, purpose: section.purpose) } }
        var writer = JSONWriter()
        writer.objects(grants) { write($0.grant, $0.purpose, to: &$1) }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private var needsCommandConfiguration: Bool { configuration.kafka.tls != nil || configuration.kafka.sasl != nil }

    private var command: String {
        "kafka-acls.sh --bootstrap-server \(configuration.kafka.bootstrapServers)"
            + (needsCommandConfiguration ? " --command-config admin.properties" : "")
    }

    private func write(_ grant: AccessGrant, _ purpose: String, to writer: inout JSONWriter) {
        writer.member("principal", grant.principal)
        writer.member("resource", grant.resource.rawValue)
        if grant.resource != .cluster {
            writer.member("name", grant.name)
            writer.member("pattern_type", grant.isPrefix ? "prefixed" : "literal")
        }
        writer.member("operations", texts: grant.operations.map(\.rawValue))
        writer.member("optional", grant.isOptional)
        writer.member("purpose", purpose)
    }
}
