import Foundation
import Testing

@testable import AdminAPI

/// One line in, one line out, for this user alone.
@Suite struct ControlSocketTests {
    /// A path of its own, which goes with the test.
    private final class Place {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("c-\(UUID().uuidString.prefix(8))")
        var path: String { folder.appendingPathComponent("s").path }

        init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(at: folder) }
    }

    private func echo(_ path: String) throws -> ControlServer {
        try ControlServer(path: path) { $0 + [UInt8(ascii: "\n")] }
    }

    @Test func aRequestIsAnswered() throws {
        let place = try Place()
        let server = try echo(place.path)
        defer { server.stop() }
        let request = ControlRequest(.reload, confirm: "abc")
        let answer = try ControlClient.ask(request, at: place.path, within: .seconds(5))
        #expect(ControlLine.value(ControlRequest.self, of: answer) == request)
    }

    @Test func onlyItsOwnerMayUseIt() throws {
        let place = try Place()
        let server = try echo(place.path)
        defer { server.stop() }
        let mode = try FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func aLiveOneIsRefusedAndGoesOn() throws {
        let place = try Place()
        let server = try echo(place.path)
        defer { server.stop() }
        #expect(throws: ControlSocketError.live(place.path)) { _ = try echo(place.path) }
        _ = try ControlClient.ask(ControlRequest(.status), at: place.path, within: .seconds(5))
    }

    @Test func aStaleOneIsReplaced() throws {
        let place = try Place()
        // Bound and closed without being removed, as a killed process leaves it.
        let stale = try UnixSocket(path: place.path)
        #expect(try UnixSocket.withAddress(place.path) { bind(stale.descriptor, $0, $1) } == 0)
        #expect(throws: ControlSocketError.nobody(place.path)) {
            _ = try ControlClient.ask(ControlRequest(.status), at: place.path, within: .seconds(5))
        }
        let server = try echo(place.path)
        defer { server.stop() }
        _ = try ControlClient.ask(ControlRequest(.status), at: place.path, within: .seconds(5))
    }

    @Test func whatIsNoSocketIsLeftAlone() throws {
        let place = try Place()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: place.path))
        #expect(throws: ControlSocketError.notASocket(place.path)) { _ = try echo(place.path) }
        #expect(FileManager.default.contents(atPath: place.path) == Data("mine".utf8))
    }

    @Test func aStopRemovesIt() throws {
        let place = try Place()
        try echo(place.path).stop()
        #expect(!FileManager.default.fileExists(atPath: place.path))
    }

    @Test func aPathThatIsTooLongIsNamed() throws {
        let path = "/tmp/" + String(repeating: "x", count: 120)
        #expect(throws: ControlSocketError.pathTooLong(path)) { _ = try echo(path) }
    }

    @Test func aRequestThatIsTooLongIsNotAnswered() throws {
        let place = try Place()
        let server = try echo(place.path)
        defer { server.stop() }
        let request = ControlRequest(.reload, confirm: String(repeating: "x", count: ControlLine.requestBytesMax))
        #expect(throws: ControlSocketError.noAnswer(place.path)) {
            _ = try ControlClient.ask(request, at: place.path, within: .seconds(5))
        }
    }

    @Test func aProcessThatStandsStillHoldsUpNobody() throws {
        let place = try Place()
        let still = try UnixSocket(path: place.path)
        #expect(try UnixSocket.withAddress(place.path) { bind(still.descriptor, $0, $1) } == 0)
        #expect(listen(still.descriptor, 0) == 0)
        var waiting: [UnixSocket] = []
        while waiting.count < 100, let socket = try? UnixSocket.connect(to: place.path) { waiting.append(socket) }
        #expect(waiting.count < 100)
        #expect(throws: ControlSocketError.noAnswer(place.path)) {
            _ = try ControlClient.ask(ControlRequest(.status), at: place.path, within: .seconds(5))
        }
        #expect(throws: ControlSocketError.live(place.path)) { _ = try echo(place.path) }
        withExtendedLifetime((still, waiting)) {}
    }

    @Test func clientsThatSayNothingKeepNobodyOutForLong() throws {
        let place = try Place()
        let server = try echo(place.path)
        defer { server.stop() }
        let silent = try (0..<ControlServer.connectionsMax).map { _ in try UnixSocket.connect(to: place.path) }
        let deadline = ContinuousClock.now + .seconds(20)
        var answer: [UInt8]?
        while answer == nil, ContinuousClock.now < deadline {
            answer = try? ControlClient.ask(ControlRequest(.status), at: place.path, within: .seconds(1))
        }
        #expect(answer != nil)
        withExtendedLifetime(silent) {}
    }
}
