import Foundation
import KafkaTestKit

/// An authority that signs certificates of tests, made anew for each run by openssl: no key stands in the repository.
struct CertificateAuthority {
    /// Its own certificate, and keys and certificates that it makes: `NAME.key`, `NAME.crt`, and both in `NAME.pem`.
    let folder: URL

    var certificate: String { path("ca.crt") }

    init(_ name: String, in parent: URL) throws {
        folder = parent.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try openssl(
            ["req", "-x509"] + Self.newKey + [
                "-keyout", path("ca.key"), "-out", path("ca.crt"), "-subj", "/CN=\(name)",
            ])
        try write("", to: "index.txt")
        try write(
            """
            [ca]
            default_ca = own
            [own]
            database = \(path("index.txt"))
            new_certs_dir = \(folder.path)
            rand_serial = yes
            policy = any
            default_md = sha256
            copy_extensions = copy
            unique_subject = no
            [any]
            commonName = supplied

            """, to: "ca.cnf")
    }

    /// Makes a key and a certificate for `localhost`; an expired one was valid for a year long ago.
    func issue(_ name: String, isExpired: Bool = false) throws {
        let (key, certificate, request) = (path("\(name).key"), path("\(name).crt"), path("\(name).csr"))
        try openssl(
            ["req", "-new"] + Self.newKey + [
                "-keyout", key, "-out", request, "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:localhost",
            ])
        try openssl(
            [
                "ca", "-batch", "-notext", "-config", path("ca.cnf"), "-keyfile", path("ca.key"), "-cert",
                path("ca.crt"), "-in", request, "-out", certificate, "-startdate", "20200101000000Z", "-enddate",
                isExpired ? "20210101000000Z" : "20990101000000Z",
            ])
        let both = try [key, certificate].map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
        try write(both, to: "\(name).pem")
    }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private static let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    private func openssl(_ arguments: [String]) throws {
        let run = try ChildProcess(["openssl"] + arguments, executable: URL(fileURLWithPath: "/usr/bin/env"))
        guard try run.exitCode(within: 20) == 0 else {
            throw ConditionNotMet(description: "openssl \(arguments): \(run.stderr)")
        }
    }
}
