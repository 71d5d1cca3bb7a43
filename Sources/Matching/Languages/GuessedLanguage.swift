/// A language that a text can be taken for, by its commonest words or its script.
public enum GuessedLanguage: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    /// Languages in Latin letters, told by their words. Their places are those of `StopWords`' lanes.
    case english, spanish, portuguese, french, haitian, vietnamese, somali, tagalog
    /// Languages told by their script, or by words in it.
    case russian, greek, hebrew, arabic, urdu, hindi, nepali, thai, burmese, amharic, khmer, japanese, chinese, korean

    /// The tag of BCP 47.
    public var tag: StaticString {
        switch self {
        case .english: "en"
        case .spanish: "es"
        case .portuguese: "pt"
        case .french: "fr"
        case .haitian: "ht"
        case .vietnamese: "vi"
        case .somali: "so"
        case .tagalog: "tl"
        case .russian: "ru"
        case .greek: "el"
        case .hebrew: "he"
        case .arabic: "ar"
        case .urdu: "ur"
        case .hindi: "hi"
        case .nepali: "ne"
        case .thai: "th"
        case .burmese: "my"
        case .amharic: "am"
        case .khmer: "km"
        case .japanese: "ja"
        case .chinese: "zh"
        case .korean: "ko"
        }
    }

    /// The tag's two letters.
    public var tagBytes: InlineArray<2, UInt8> { [tag.utf8Start[0], tag.utf8Start[1]] }
}
