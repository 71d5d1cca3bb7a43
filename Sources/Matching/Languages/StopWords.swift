/// The commonest words of languages in Latin letters, folded, in a table by their bytes: what a guess of the language
/// counts. A word of two languages counts for both.
final class StopWords: Sendable {
    static let shared = StopWords()

    /// Longer words are not looked up: the commonest are short.
    static let lengthMax = 6

    private static let places = 1024

    /// Words as the numbers their bytes make, the first byte lowest; 0 where a place is free.
    let keys: [UInt64]
    /// What a word adds: one in the byte of each language that has it.
    let counts: [UInt64]

    private init() {
        var keys = [UInt64](repeating: 0, count: Self.places)
        var counts = keys
        for (lane, words) in Self.words.enumerated() {
            for word in words.utf8.split(separator: UInt8(ascii: " ")) {
                let key = word.reversed().reduce(0) { $0 << 8 | UInt64($1) }
                var place = Self.place(of: key)
                while keys[place] != 0 && keys[place] != key { place = Self.next(place) }
                keys[place] = key
                counts[place] |= 1 << UInt64(8 * lane)
            }
        }
        self.keys = keys
        self.counts = counts
    }

    /// What a word adds.
    @inline(__always)
    static func count(of key: UInt64, keys: Span<UInt64>, counts: Span<UInt64>) -> UInt64 {
        var place = place(of: key)
        // Unchecked: a place is below `places`. A free place ends the search, and most are free.
        while keys[unchecked: place] != 0 {
            if keys[unchecked: place] == key { return counts[unchecked: place] }
            place = next(place)
        }
        return 0
    }

    /// Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4) to ten bits.
    @inline(__always)
    private static func place(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 54) }

    @inline(__always)
    private static func next(_ place: Int) -> Int { (place &+ 1) & (places &- 1) }

    /// By the raw value of `GuessedLanguage`.
    private static let words = [
        """
        the and is are was to of for my you your in it on at he she they we have has not be this that with what when \
        where how do does i his her from can will please thank thanks hi hello so but if or about why would our me an \
        there who did get no school it's i'm don't didn't
        """,
        """
        el la los las un una de del y que en es por para con mi mis su sus no se al lo le como esta hay muy mas pero \
        cuando donde quien hijo hija nino nina gracias hola favor ella yo tengo tiene puede son ya si o ayer hoy \
        estan buenas buenos escuela
        """,
        """
        o a os as um uma de do da dos das e que em por para com meu minha seu sua nao se no na eu ele ela esta foi \
        tem mas quando onde filho filha voce bom boa ola muito isso obrigado escola ao sao
        """,
        """
        le la les un une des du de et est que qui dans pour avec mon ma mes son sa ses ne pas je il elle nous vous \
        ce au aux sur bonjour merci mais ou quand fils fille ecole suis
        """,
        """
        mwen li pa nan ki ak pou yo nou ou sa gen ap se te yon la pitit m bonjou mesi lekol tanpri kote kile fe kap \
        wi non paske poukisa
        """,
        """
        toi la cua khong va cho co con mot nhung duoc nay trong voi o khi xin chao cam on em anh chi de truong hoc \
        nao gi chau xe ban
        """,
        """
        waa iyo in ku ka u oo ma waxaan wuxuu aan ayaa si soo la uu aad ilmaha maxaa goorma xagee mahad wiilka \
        gabadh dugsi ardayga
        """,
        """
        ang ng sa na mga ko po ay si ni at hindi kung saan ako siya anak ito para may wala kami naman salamat bakit \
        kailan paano
        """,
    ]
}
