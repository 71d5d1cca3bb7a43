extension FoldedText {
    /// How many words a guess of the language looks at: what a sentence or two hold.
    private static let guessedWordsMax = 16

    /// The language that the words from `first` on are most likely in; nil where too little speaks for any, as in a text of
    /// two names. A guess: a bus route and a greeting can be of two languages.
    public func guessLanguage(from first: Int) -> GuessedLanguage? {
        let end = min(wordCount, first &+ Self.guessedWordsMax)
        if first >= end { return nil }
        let (words, bytes) = (words.span, bytes.span)
        let (stopWords, stopWordCounts) = (StopWords.shared.keys, StopWords.shared.counts)
        let (keys, counts) = (stopWords.span, stopWordCounts.span)
        var lanes: UInt64 = 0
        var foreign = 0
        var scripts = ScriptCounts()
        for index in first..<end {
            // Unchecked: `end` is at most the words' count, whose places are in the folded bytes.
            let word = words[unchecked: index]
            let (start, length) = (Int(word.foldedStart), Int(word.foldedEnd &- word.foldedStart))
            if bytes[unchecked: start] >= 0x80 {
                foreign &+= 1
                scripts.count(bytes.extracting(start..<start &+ length))
            } else if length <= StopWords.lengthMax && start &+ 8 <= bytes.count {
                let eight = bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
                let key = eight & (1 &<< UInt64(8 &* length) &- 1)
                lanes &+= StopWords.count(of: key, keys: keys, counts: counts)
            }
        }
        if 2 * foreign > end - first { return scripts.language }
        return Self.best(of: lanes, words: end - first)
    }

    /// The language that leads, where at least a word in ten is a common one of it, and two in a longer text.
    private static func best(of lanes: UInt64, words: Int) -> GuessedLanguage? {
        var (best, second, language) = (0, 0, 0)
        for lane in 0..<8 {
            let count = Int(truncatingIfNeeded: lanes >> UInt64(8 * lane) & 0xFF)
            if count > best { (second, best, language) = (best, count, lane) } else { second = max(second, count) }
        }
        let isEnough = words < 4 ? best >= 1 : best >= 2 && 10 * best >= words
        return isEnough && best > second ? GuessedLanguage(rawValue: UInt8(language)) : nil
    }
}

/// How many words of a text are in scripts other than Latin, by the first bytes of their UTF-8.
private struct ScriptCounts {
    private var counts = InlineArray<22, UInt8>(repeating: 0)

    /// The language of the commonest script. Japanese is written in Chinese characters, too, so that kana decide; Urdu in
    /// Arabic letters, of which some are its own.
    var language: GuessedLanguage? {
        if counts[Int(GuessedLanguage.japanese.rawValue)] > 0 { return .japanese }
        if counts[Int(GuessedLanguage.urdu.rawValue)] > 0 { return .urdu }
        if counts[Int(GuessedLanguage.nepali.rawValue)] > 0 { return .nepali }
        var best = 0
        for place in 1..<22 where counts[place] > counts[best] { best = place }
        return counts[best] > 0 ? GuessedLanguage(rawValue: UInt8(best)) : nil
    }

    mutating func count(_ word: Span<UInt8>) {
        guard let language = Self.language(of: word) else { return }
        counts[Int(language.rawValue)] &+= 1
    }

    private static func language(of word: Span<UInt8>) -> GuessedLanguage? {
        let second = word.count > 1 ? word[1] : 0
        switch word[0] {
        case 0xCE...0xCF: return .greek
        case 0xD0...0xD3: return .russian
        case 0xD6...0xD7: return .hebrew
        case 0xD8...0xDB: return hasUrdu(word) ? .urdu : .arabic
        case 0xE0 where 0xA4...0xA5 ~= second: return isNepali(word) ? .nepali : .hindi
        case 0xE0 where 0xB8...0xB9 ~= second: return .thai
        case 0xE1 where 0x80...0x81 ~= second: return .burmese
        case 0xE1 where 0x84...0x87 ~= second: return .korean
        case 0xE1 where 0x88...0x8E ~= second: return .amharic
        case 0xE1 where 0x9E...0x9F ~= second: return .khmer
        case 0xE3 where 0x81...0x83 ~= second: return .japanese
        case 0xE3...0xE9: return .chinese
        case 0xEA...0xED: return .korean
        default: return nil
        }
    }

    /// Letters that Urdu has and Arabic has not: tte, noon ghunna, ye barree.
    private static func hasUrdu(_ word: Span<UInt8>) -> Bool {
        for place in 1..<max(word.count, 1) {
            switch (word[place - 1], word[place]) {
            case (0xD9, 0xB9), (0xDA, 0xBA), (0xDB, 0x92): return true
            default: continue
            }
        }
        return false
    }

    /// The commonest words that Nepali has and Hindi has not: छ (is), र (and), मा (in), मेरो (my).
    private static func isNepali(_ word: Span<UInt8>) -> Bool {
        isEqual(word, "छ") || isEqual(word, "र") || isEqual(word, "मा") || isEqual(word, "मेरो")
    }

    private static func isEqual(_ word: Span<UInt8>, _ other: StaticString) -> Bool {
        if word.count != other.utf8CodeUnitCount { return false }
        for place in 0..<word.count where word[place] != other.utf8Start[place] { return false }
        return true
    }
}
