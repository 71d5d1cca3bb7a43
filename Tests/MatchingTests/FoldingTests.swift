import Testing

struct FoldingTests {
    static let foldings: [(String, String)] = [
        ("My BUS never came!", "my|bus|never|came"),
        ("didn't it’s don`t don´t", "didn't|it's|don't|don't"),
        ("e-mail W-2 4th 7:30 5-year-old", "e-mail|w-2|4th|7|30|5-year-old"),
        ("kids' 'quoted' -dash- a--b it'-s", "kids|quoted|dash|a|b|it|s"),
        ("niño CAMIÓN pingüino", "nino|camion|pinguino"),
        ("Straße ﬁn Ørsted œuvre İstanbul", "strasse|fin|orsted|oeuvre|istanbul"),
        ("đường xe buýt", "duong|xe|buyt"),
        ("ＢＵＳ　１２", "bus|12"),
        ("٣ ३ ๓", "3|3|3"),
        ("校车晚点bus", "校|车|晚|点|bus"),
        ("กิน้ำ", "กิ|น้|ำ"),
        ("버스가", "버|스|가"),
        ("バス ﾊﾞｽ", "ハ\u{3099}|ス|ハ\u{3099}|ス"),
        ("स्कूल बस", "स्कूल|बस"),
        ("مُدَرِّسٌ أحمد", "مدرس|احمد"),
        ("автобус Ёлка", "автобус|елка"),
        ("👨‍👩‍👧bus🚌late", "bus|late"),
        ("ki\u{200B}ll so\u{AD}ft", "kill|soft"),
        ("½ ² ™ ﷺ ①", "2|1"),
        ("\u{0}\u{301}\u{FEFF}", ""),
        ("🅰 𝐤𝐢𝐥𝐥 ⓚⓘⓛⓛ", "kill|kill"),
    ]

    @Test(arguments: foldings) func aTextFoldsToTheseWords(_ text: String, _ expected: String) {
        #expect(words(text) == expected)
    }
}
