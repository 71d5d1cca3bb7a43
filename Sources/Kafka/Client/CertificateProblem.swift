import CRdKafka

/// What is wrong with the certificate that a broker shows.
public enum CertificateProblem: Int32, Sendable, CaseIterable {
    // The raw values are OpenSSL's X509_V_ERR_… (openssl/x509_vfy.h), stable since OpenSSL 1.0.2.

    /// Its time has not begun.
    case notYetValid = 9
    /// Its time is over.
    case expired = 10
    /// It vouches for itself.
    case selfSigned = 18
    /// The chain ends in an authority that is not trusted.
    case untrustedChain = 19
    /// Nobody who is trusted has signed it.
    case unknownIssuer = 20
    /// It stands alone, and nobody who is trusted has signed it.
    case unverifiableLeaf = 21
    /// It is for other host names.
    case otherHost = 62
    /// It is for other addresses.
    case otherAddress = 64

    /// In words, to follow "the broker's certificate".
    public var words: String {
        switch self {
        case .notYetValid: "is not valid yet"
        case .expired: "has expired"
        case .selfSigned, .untrustedChain, .unknownIssuer, .unverifiableLeaf: "is signed by nobody who is trusted here"
        case .otherHost, .otherAddress: "is for another host name"
        }
    }
}

extension ClientEvents {
    /// Has librdkafka say why it refuses a certificate: by itself it has one sentence for all reasons, which names the wrong
    /// one more often than not. The verdict stays OpenSSL's.
    func registerCertificates(in configuration: borrowing ClientConfiguration) {
        // Where nothing is verified, the callback would be asked all the same.
        guard configuration.value(of: "enable.ssl.certificate.verification") == "true" else { return }
        // Refused by a library without TLS only, which has nothing to say here.
        _ = rd_kafka_conf_set_ssl_cert_verify_cb(configuration.handle, certificateCallback)
    }
}

/// Called on librdkafka's threads for each certificate of a chain; 0 refuses it.
private func certificateCallback(
    client: OpaquePointer?, broker: UnsafePointer<CChar>?, id: Int32, error: UnsafeMutablePointer<Int32>?, depth: Int32,
    certificate: UnsafePointer<CChar>?, size: Int, text: UnsafeMutablePointer<CChar>?, textSize: Int,
    opaque: UnsafeMutableRawPointer?
) -> Int32 {
    guard let error else { return 0 }
    guard error.pointee != 0 else { return 1 }
    let problem = CertificateProblem(rawValue: error.pointee)
    if let problem { ClientEvents.from(opaque)?.handlers.certificate?(problem) }
    let words = problem?.words ?? "is refused (X.509 error \(error.pointee))"
    write("the broker's certificate \(words)", to: text, size: textSize)
    return 0
}

/// Writes a text that C reads: cut to its room, with an end.
private func write(_ words: String, to text: UnsafeMutablePointer<CChar>?, size: Int) {
    guard let text, size > 0 else { return }
    var index = 0
    for byte in words.utf8.prefix(size - 1) {
        text[index] = CChar(bitPattern: byte)
        index += 1
    }
    text[index] = 0
}
