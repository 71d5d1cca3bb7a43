import Assignments
import Testing

/// Vectors of FIPS 180-4's examples and of NIST's CAVP (SHA256ShortMsg).
struct SHA256Tests {
    static let vectors: [(message: String, digest: String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ]

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        String(decoding: SHA256.hexadecimal(SHA256.hash(bytes.span)), as: UTF8.self)
    }

    @Test(arguments: vectors)
    func theStandardsExamplesHold(vector: (message: String, digest: String)) {
        #expect(Self.hexadecimal(Array(vector.message.utf8)) == vector.digest)
    }

    @Test func aMillionLettersHaveTheStandardsDigest() {
        #expect(
            Self.hexadecimal(Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func piecesGiveTheSameDigestAsTheWholeAtEveryLengthAroundABlock() {
        for length in 0...130 {
            let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            var hash = SHA256()
            for byte in message { hash.update([byte].span) }
            let pieces = SHA256.hexadecimal(hash.finish())
            #expect(String(decoding: pieces, as: UTF8.self) == Self.hexadecimal(message))
        }
    }
}
