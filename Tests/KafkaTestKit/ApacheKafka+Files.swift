import Foundation

extension ApacheKafka {
    /// Writes the node's settings and the two shapes of logging settings (Kafka 4 and 3).
    func writeFiles(settings: [String: String], port: UInt16, controllerPort: UInt16) throws {
        let own = [
            "process.roles": "broker,controller", "node.id": "1",
            "controller.quorum.voters": "1@127.0.0.1:\(controllerPort)", "controller.listener.names": "CONTROLLER",
            "listeners": "PLAINTEXT://127.0.0.1:\(port),CONTROLLER://127.0.0.1:\(controllerPort)",
            "advertised.listeners": "PLAINTEXT://127.0.0.1:\(port)",
            "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
            "log.dirs": directory.path + "/data", "auto.create.topics.enable": "false",
            "offsets.topic.replication.factor": "1", "offsets.topic.num.partitions": "4",
            "transaction.state.log.replication.factor": "1", "transaction.state.log.min.isr": "1",
            "transaction.state.log.num.partitions": "4",
            // The broker ends abandoned transactions and lets new members in without its usual patience.
            "transaction.abort.timed.out.transaction.cleanup.interval.ms": "1000",
            "group.initial.rebalance.delay.ms": "0", "group.min.session.timeout.ms": "1000",
            "log.segment.bytes": "67108864", "log.cleaner.dedupe.buffer.size": "8388608",
        ]
        let lines = own.merging(settings) { $1 }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }
        try write(lines.joined(), to: "server.properties")
        try write(
            """
            rootLogger.level = INFO
            rootLogger.appenderRef.out.ref = out
            appender.out.type = Console
            appender.out.name = out
            appender.out.layout.type = PatternLayout
            appender.out.layout.pattern = %d{HH:mm:ss.SSS} %-5p %c{1} %m%n

            """, to: "log4j2.properties")
        try write(
            """
            log4j.rootLogger=INFO, out
            log4j.appender.out=org.apache.log4j.ConsoleAppender
            log4j.appender.out.layout=org.apache.log4j.PatternLayout
            log4j.appender.out.layout.ConversionPattern=%d{HH:mm:ss.SSS} %-5p %c{1} %m%n

            """, to: "log4j.properties")
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: directory.appendingPathComponent(name))
    }
}

/// Ports of 127.0.0.1 that nobody listens on. All are held until the last is found, so they differ.
func freePorts(_ count: Int) throws -> [UInt16] {
    var sockets: [Int32] = []
    defer { sockets.forEach { close($0) } }
    return try (0..<count).map { _ in
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw POSIXError(.EMFILE) }
        sockets.append(descriptor)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        return UInt16(bigEndian: address.sin_port)
    }
}
