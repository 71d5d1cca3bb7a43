/// Checks the address of a broker: `host:port`, `[IPv6]:port`, or `host` for port 9092.
enum BootstrapServer {
    /// What is wrong with an address; nil for nothing.
    static func problem(_ text: String) -> String? {
        if text.contains("://") { return "an address without protocol is expected" }
        var host = text[...]
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return "a ] is missing" }
            let port = host[host.index(after: end)...]
            return port.isEmpty || isPort(port) ? nil : "expected a port from 1 to 65535"
        }
        if let colon = host.lastIndex(of: ":") {
            guard isPort(host[colon...]) else { return "expected a port from 1 to 65535" }
            host = host[..<colon]
        }
        let isName = host.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isName && !host.isEmpty ? nil : "expected a host's name"
    }

    private static func isPort(_ text: Substring) -> Bool {
        let digits = text.dropFirst()
        guard text.first == ":", !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            return false
        }
        return (1...65535).contains(Int(digits) ?? 0)
    }
}
