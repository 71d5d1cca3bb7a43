import Foundation

extension ApacheKafka {
    /// Runs `kafka-acls.sh` of either line of releases.
    public func changeACLs(_ arguments: [String]) throws {
        let isOld = (version ?? "").hasPrefix("3.")
        try runTool(isOld ? "kafka.admin.AclCommand" : "org.apache.kafka.tools.AclCommand", arguments)
    }

    /// Changes a setting of a Kafka topic, by `kafka-configs.sh`.
    public func changeSetting(_ setting: String, of kafkaTopic: String) throws {
        try runTool(
            "kafka.admin.ConfigCommand",
            ["--alter", "--entity-type", "topics", "--entity-name", kafkaTopic, "--add-config", setting])
    }

    private func runTool(_ name: String, _ arguments: [String]) throws {
        let tool = Process()
        tool.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let java = ["java", "-XX:TieredStopAtLevel=1", "-cp", "\(Self.home ?? "")/libs/*", name]
        tool.arguments = java + ["--bootstrap-server", bootstrapServers] + arguments
        tool.standardInput = FileHandle.nullDevice
        tool.standardOutput = FileHandle.nullDevice
        tool.standardError = FileHandle.nullDevice
        try tool.run()
        tool.waitUntilExit()
        guard tool.terminationStatus == 0 else {
            throw ConditionNotMet(description: "\(name) \(arguments) ended with \(tool.terminationStatus)")
        }
    }
}
