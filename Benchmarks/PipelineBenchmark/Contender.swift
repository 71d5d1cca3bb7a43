import Foundation
import KafkaTestKit

/// A program that drains an input Kafka topic.
struct Contender {
    let name: String
    /// Makes the command line for a run under this name, which is its group's too.
    let command: (_ site: Site, _ run: String) throws -> [String]

    /// `switchboard run` with a configuration of its own; all that is not said here is its default.
    static func switchboard(isExactlyOnce: Bool, workers: Int, input: String, rules: String = "rules") -> Contender {
        Contender(name: "Switchboard") { site, run in
            let file = site.folder.appendingPathComponent("\(run).yaml").path
            let configuration = """
                instance: \(run)
                workers: \(workers)
                delivery: \(isExactlyOnce ? "exactly_once" : "at_least_once")
                rules: \(URL(fileURLWithPath: rules).path)
                state_directory: \(site.folder.path)/state
                kafka:
                  bootstrap_servers: ["\(site.connection.bootstrapServers)"]
                  group: \(run)
                inputs:
                  - name: bench
                    kafka_topics: [\(input)]
                log:
                  level: warning

                """
            try configuration.write(toFile: file, atomically: true, encoding: .utf8)
            return [Site.program("switchboard").path, "run", "--config", file]
        }
    }

    /// The bare loop, with the settings that Switchboard gives its clients (ClientFactory).
    static func bareLoop(isExactlyOnce: Bool, workers: Int, input: String) -> Contender {
        Contender(name: "bare loop") { site, run in
            let memoryKiB = 128 * 1024 / workers
            let servers = site.connection.bootstrapServers
            return [
                Site.program("BareLoop").path, site.recordingFile, input, run,
                isExactlyOnce ? "exactly_once" : "at_least_once", String(workers), String(BatchEnd.messages),
                String(BatchEnd.milliseconds), String(BatchEnd.idleMilliseconds),
                "consumer.bootstrap.servers=\(servers)", "consumer.isolation.level=read_committed",
                "consumer.enable.auto.commit=false", "consumer.auto.offset.reset=earliest",
                "consumer.partition.assignment.strategy=roundrobin", "consumer.check.crcs=true",
                "consumer.fetch.message.max.bytes=262144",
                "consumer.queued.max.messages.kbytes=\(memoryKiB / 5)",
                "producer.bootstrap.servers=\(servers)", "producer.compression.type=lz4", "producer.linger.ms=5",
                "producer.enable.idempotence=true", "producer.partitioner=murmur2_random",
                "producer.batch.size=1000000", "producer.retry.backoff.ms=20", "producer.socket.nagle.disable=true",
                "producer.queue.buffering.max.kbytes=\(memoryKiB - memoryKiB / 5)",
            ]
        }
    }
}
