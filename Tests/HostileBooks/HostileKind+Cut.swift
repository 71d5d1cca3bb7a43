import SeededNumbers

/// Real files, cut.
extension HostileKind {
    /// Each file up to and with one of the characters behind which somebody stops typing.
    static func halfWritten(_ shipped: [String: [UInt8]]) -> [HostileBook] {
        let stops = [":", "[", "{", "\"", "-", ",", "$", "'", "\\"].flatMap { Array($0.utf8) }
        return names(of: shipped).flatMap { name in
            stops.compactMap { stop in
                guard let file = shipped[name] else { return nil }
                let places = file.indices.filter { file[$0] == stop }
                // A stop in the middle; one that the file does not have is typed behind a half.
                let text = places.isEmpty ? file.prefix(file.count / 2) + [stop] : file[...places[places.count / 2]]
                return book(shipped, name, text)
            }
        }
    }

    /// Random beginnings of files. Half of them end before a rule or a test, as a file does that was cut with care, and which
    /// may well be valid YAML and a working book.
    static func prefixes(of shipped: [String: [UInt8]], count: Int) -> [HostileBook] {
        var random = SplitMix64(seed: 7)
        let names = names(of: shipped)
        return (0..<count).compactMap { number in
            let name = names[random.next(below: names.count)]
            guard let file = shipped[name] else { return nil }
            let item = Array("\n  - ".utf8)
            let items = file.indices.filter { file[$0...].starts(with: item) }
            if number % 2 == 0 || items.isEmpty {
                return book(shipped, name, file.prefix(random.next(below: file.count)))
            }
            return book(shipped, name, file[...items[random.next(below: items.count)]])
        }
    }

    private static func book(
        _ shipped: [String: [UInt8]], _ name: String, _ text: ArraySlice<UInt8>
    ) -> HostileBook {
        HostileBook("\(name), \(text.count) bytes", shipped.merging([name: Array(text)]) { $1 }, .bookOrError)
    }

    static func names(of files: [String: [UInt8]]) -> [String] { files.keys.sorted() }
}
