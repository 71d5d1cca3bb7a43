import Dispatch
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

    /// Asks on a thread that may wait: tests run on a pool that has few.
    private func ask(
        _ request: ControlRequest, at path: String, within time: Duration = .seconds(60)
    ) async throws
        -> [UInt8]
    {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try ControlClient.ask(request, at: path, within: time) })
            }
        }
    }

    private func echo(_ path: String) throws -> ControlServer {
        try ControlServer(path: path) { $0 + [UInt8(ascii: "\n")] }
    }

    @Test func aRequestIsAnswered() async throws {
        let place = try Place()
        let server = try echo(place.path)
        defer { server.stop() }
        let request = ControlRequest(.reload, confirm: "abc")
        let answer = try await ask(request, at: place.path)
        #expect(ControlLine.value(ControlRequest.self, of: answer) == request)
    }

    @Test func onlyItsOwnerMayUseIt() throws {
        let place = try Place()
        let server = try echo(place.path)
        defer { server.stop() }
        let mode = try FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func aLiveOneIsRefusedAndGoesOn() async throws {
        let place = try Place()
        let server = try echo(place.path)
        defer { server.stop() }
        #expect(throws: ControlSocketError.live(place.path)) { _ = try echo(place.path) }
        _ = try await ask(ControlRequest(.status), at: place.path)
    }

    @Test func aStaleOneIsReplaced() async throws {
        let place = try Place()
        // Bound and closed without being removed, as a killed process leaves it.
        let stale = try UnixSocket(path: place.path)
        #expect(try UnixSocket.withAddress(place.path) { bind(stale.descriptor, $0, $1) } == 0)
        await #expect(throws: ControlSocketError.nobody(place.path)) {
            _ = try await ask(ControlRequest(.status), at: place.path)
        }
        let server = try echo(place.path)
        defer { server.stop() }
        _ = try await ask(ControlRequest(.status), at: place.path)
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

    @Test func aRequestThatIsTooLongIsNotAnswered() async throws {
        let place = try Place()
        let server = try echo(place.path)
        defer { server.stop() }
        let request = ControlRequest(.reload, confirm: String(repeating: "x", count: ControlLine.requestBytesMax))
        await #expect(throws: ControlSocketError.noAnswer(place.path)) {
            _ = try await ask(request, at: place.path)
        }
    }

    @Test func aProcessThatStandsStillHoldsUpNobody() async throws {
        let place = try Place()
        let still = try UnixSocket(path: place.path)
        #expect(try UnixSocket.withAddress(place.path) { bind(still.descriptor, $0, $1) } == 0)
        #expect(listen(still.descriptor, 0) == 0)
        var waiting: [UnixSocket] = []
        while waiting.count < 100, let socket = try? UnixSocket.connect(to: place.path) { waiting.append(socket) }
        #expect(waiting.count < 100)
        await #expect(throws: ControlSocketError.noAnswer(place.path)) {
            _ = try await ask(ControlRequest(.status), at: place.path)
        }
        #expect(throws: ControlSocketError.live(place.path)) { _ = try echo(place.path) }
        withExtendedLifetime((still, waiting)) {}
    }

    @Test func clientsThatSayNothingKeepNobodyOutForLong() async throws {
        let place = try Place()
        let server = try echo(place.path)
        defer { server.stop() }
        let silent = try (0..<ControlServer.connectionsMax).map { _ in try UnixSocket.connect(to: place.path) }
        let deadline = ContinuousClock.now + .seconds(60)
        var answer: [UInt8]?
        while answer == nil, ContinuousClock.now < deadline {
            answer = try? await ask(ControlRequest(.status), at: place.path)
        }
        #expect(answer != nil)
        withExtendedLifetime(silent) {}
    }
}
