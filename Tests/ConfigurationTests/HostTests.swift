import Configuration
import Foundation
import Testing

/// The files of a real machine.
@Suite struct HostTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "switchboard-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private let machine = ConfigurationHost.current

    @Test func aFileIsReadWithItsPermissions() throws {
        try withFolder { folder in
            let path = folder.appending(path: "password").path
            try Data("x\n".utf8).write(to: URL(fileURLWithPath: path))
            #expect(chmod(path, 0o640) == 0)
            let file = try machine.read(path).get()
            #expect(file.bytes == Array("x\n".utf8) && file.permissions == 0o640)
        }
    }

    @Test func whatIsNoFileIsRefusedAndNotWaitedFor() throws {
        try withFolder { folder in
            let pipe = folder.appending(path: "pipe").path
            #expect(mkfifo(pipe, 0o600) == 0)
            for path in [folder.path, pipe, "/dev/zero"] {
                guard case .failure(let error) = machine.read(path) else {
                    Issue.record("\(path) was read")
                    continue
                }
                #expect(!error.isMissing && error.reason == "Not a regular file")
            }
            guard case .failure(let error) = machine.read(folder.appending(path: "absent").path) else { return }
            #expect(error.isMissing)
        }
    }

    @Test func aConfigurationIsReadFromDisk() throws {
        try withFolder { folder in
            let path = folder.appending(path: "switchboard.yaml").path
            try Data("rules: r\nkafka: {group: g}\n".utf8).write(to: URL(fileURLWithPath: path))
            var machine = machine
            machine.environment = [:]
            let value = try #require(ServiceConfiguration.load(file: path, host: machine).configuration)
            #expect(value.kafka.group == "g")
            #expect(value.rules == folder.appending(path: "r").path)
            #expect(!value.instance.name.isEmpty && !value.instance.isNamed)
        }
    }

    @Test func thisMachineHasANameAndCores() {
        #expect(!machine.hostName.isEmpty && machine.cores >= 1)
    }
}
