public import Foundation
import Synchronization

/// One node of Apache Kafka (KRaft: broker and controller in one) on loopback, in a temporary directory that goes with it.
/// It never outlives the test process, however that ends: see `GuardedProcess`.
public final class ApacheKafka: Sendable {
    /// The unpacked release that `KAFKA_HOME` names; nil without one.
    public static let home: String? = {
        guard let home = ProcessInfo.processInfo.environment["KAFKA_HOME"], !home.isEmpty else { return nil }
        return home
    }()

    /// The node that all tests of this process share, started by the first that asks.
    public static let shared = Result { try ApacheKafka() }

    /// For `bootstrap.servers`.
    public let bootstrapServers: String
    /// Where its settings, log and data are.
    public let directory: URL
    /// Its further listeners, each as the value of `bootstrap.servers` that leads there, by name.
    public let listenerServers: [String: String]

    private let home: String
    private let javaOptions: [String]
    private let process = Mutex<GuardedProcess?>(nil)
    private var logFile: String { directory.appendingPathComponent("server.log").path }
    private var settingsFile: String { directory.appendingPathComponent("server.properties").path }

    /// What a short test wants: quick to start, small, and no compiler that competes for two cores.
    public static let frugalJava = ["-Xms384m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]

    /// Formats and starts a node on free ports, with more or other settings of `server.properties`, further listeners and
    /// users who may log in there by SCRAM.
    public convenience init(
        settings: [String: String] = [:], listeners: [KafkaListener] = [], scramUsers: [String: String] = [:],
        javaOptions: [String] = frugalJava
    ) throws {
        let ports = try freePorts(2 + listeners.count)
        let servers = Dictionary(
            uniqueKeysWithValues: zip(listeners, ports.dropFirst(2)).map { ($0.name, "localhost:\($1)") })
        let further = KafkaListener.settings(
            of: listeners, servers: servers, port: ports[0], controllerPort: ports[1])
        try self.init(
            port: ports[0], controllerPort: ports[1], listenerServers: servers,
            settings: further.merging(settings) { $1 }, clusterID: Self.clusterID(), scramUsers: scramUsers,
            javaOptions: javaOptions)
        try start()
    }

    /// Formats a node of a cluster; it is not started.
    convenience init(at place: ClusterPlace, settings: [String: String]) throws {
        try self.init(
            port: place.port, controllerPort: place.controllerPort, listenerServers: [:],
            settings: settings.merging(place.settings) { $1 }, clusterID: place.clusterID, scramUsers: [:])
    }

    private init(
        port: UInt16, controllerPort: UInt16, listenerServers: [String: String], settings: [String: String],
        clusterID: String, scramUsers: [String: String], javaOptions: [String] = frugalJava
    ) throws {
        guard let home = Self.home, FileManager.default.fileExists(atPath: home + "/libs") else {
            throw ConditionNotMet(description: "KAFKA_HOME names no unpacked release of Apache Kafka")
        }
        self.home = home
        self.listenerServers = listenerServers
        self.javaOptions = javaOptions
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("apache-kafka-\(UUID().uuidString)")
        bootstrapServers = "127.0.0.1:\(port)"
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        // From here on a throw runs the deinit, which removes the directory.
        try writeFiles(settings: settings, port: port, controllerPort: controllerPort)
        try format(clusterID, scramUsers)
    }

    deinit {
        try? stop()
        try? FileManager.default.removeItem(at: directory)
    }

    /// Its process, while it runs.
    public var processID: Int32? { process.withLock { $0.flatMap { $0.isRunning ? $0.processID : nil } } }

    /// Starts it (again, with its data) and waits for its own word that it serves.
    public func start() throws { try awaitServing(after: launch()) }

    /// Starts its process, if it does not run. Gives how long its log was before.
    func launch() throws -> Int {
        let before = log().count
        try process.withLock { process in
            guard process?.isRunning != true else { return }
            process?.release()
            process = try GuardedProcess(
                java(javaOptions) + ["kafka.Kafka", settingsFile], log: logFile, directory: directory.path)
        }
        return before
    }

    /// Waits for its own word that it serves, behind so many bytes of its log.
    func awaitServing(after before: Int) throws {
        try awaitCondition("Apache Kafka serves", within: 90) {
            // A listener that accepts is not yet a broker that serves.
            let news = String(decoding: log().dropFirst(before), as: UTF8.self)
            if news.contains("Kafka Server started") { return true }
            guard processID != nil else {
                throw ConditionNotMet(description: "Apache Kafka ended at start-up:\n\(news.suffix(2000))")
            }
            return false
        }
    }

    /// Stops it gracefully and keeps its data.
    public func stop() throws { try end(by: SIGTERM) }

    /// Kills it and keeps its data.
    public func kill() throws { try end(by: SIGKILL) }

    /// Freezes it: connections stay open, nothing is answered.
    public func pause() { signal(SIGSTOP) }

    /// Lets it go on.
    public func resume() { signal(SIGCONT) }

    private func end(by number: Int32) throws {
        guard processID != nil else { return }
        signal(number)
        defer {
            process.withLock {
                $0?.release()
                $0 = nil
            }
        }
        try awaitCondition("Apache Kafka ends", within: 30) { processID == nil }
    }

    private func signal(_ number: Int32) {
        guard let id = processID else { return }
        Foundation.kill(id, number)
    }

    private func log() -> Data { FileManager.default.contents(atPath: logFile) ?? Data() }

    private func java(_ options: [String]) -> [String] {
        ["java"] + options + [
            "-Dlog4j2.configurationFile=\(directory.path)/log4j2.properties",
            "-Dlog4j.configuration=file:\(directory.path)/log4j.properties", "-cp", home + "/libs/*",
        ]
    }

    private func format(_ clusterID: String, _ scramUsers: [String: String]) throws {
        let users = scramUsers.flatMap { name, password in
            ["SCRAM-SHA-256", "SCRAM-SHA-512"].flatMap { ["--add-scram", "\($0)=[name=\(name),password=\(password)]"] }
        }
        let tool = try GuardedProcess(
            java(["-Xmx256m", "-XX:TieredStopAtLevel=1"]) + [
                "kafka.tools.StorageTool", "format", "-t", clusterID, "-c", settingsFile,
            ] + users, log: logFile, directory: directory.path)
        defer { tool.release() }
        try awaitCondition("storage is formatted", within: 60) { !tool.isRunning }
        guard FileManager.default.fileExists(atPath: directory.path + "/data/meta.properties") else {
            throw ConditionNotMet(description: "format failed:\n\(String(decoding: log().suffix(2000), as: UTF8.self))")
        }
    }

    /// 16 bytes in URL-safe base64 that do not start with a hyphen, which would look like an option.
    static func clusterID() -> String {
        var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
        bytes[0] &= 0x7F
        return Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }
}
