import Inquiries
import SeededNumbers
import Testing

@Suite struct HTMLTextTests {
    private func text(of html: [UInt8]) -> String? {
        ReadRecord(
            html, input: InputDefinition(name: "test", format: .text, textFormat: .html, valueBytesMax: 8 << 20))[
                \.text]
    }

    @Test(arguments: [
        ("plain", "plain"), ("a<b>b</b>c", "abc"), ("<p>a</p><p>b</p>", "a\nb"), ("a<br>b<br/>c<BR >d", "a\nb\nc\nd"),
        ("a<br><br><br><br>b", "a\n\nb"), ("<div><div>a</div></div><div>b</div>", "a\nb"), ("  a \n\t b  ", "a b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<ul><li>a<li>b</ul>c", "a\nb\nc"),
        ("<h1>a</h1>b<hr>c", "a\nb\nc"), ("a<!-- <p>x</p> -->b", "ab"), ("a<!---->b", "ab"), ("<!DOCTYPE html>a", "a"),
        ("<?xml version=\"1.0\"?>a", "a"), ("<!--[if mso]>x<![endif]-->a", "a"),
        ("a<script>if (1<2) x('</p>')</script>b", "ab"),
        ("a<STYLE type=\"x\">p{}</Style>b", "ab"), ("<title>x</title>a", "a"), ("<script src=x></script>a", "a"),
        ("<a href=\"x>y\" title='>'>a</a>", "a"), ("<a title = \">\">a", "a"), ("<p don't>it's</p>", "it's"),
        ("&lt;b&gt; &amp;amp; &quot;&apos;", "<b> &amp; \"'"), ("ma&ntilde;ana &iquest;qu&eacute;?", "mañana ¿qué?"),
        ("&#233;&#xE9;&#Xe9;&#233", "éééé"), ("&#x1F68C;", "🚌"), ("&#128;&#146;", "€\u{2019}"),
        ("&#0;&#xD800;&#9999999;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("a&nbsp;&nbsp;b", "a b"), ("&Eacute;&thetasym;", "Éϑ"),
        ("AT&T &unknown; & &; &# &#x; &amp", "AT&T &unknown; & &; &# &#x; &amp"),
        ("1 < 2 > 1", "1 < 2 > 1"), ("<3 you", "<3 you"), ("a <", "a <"), ("a<b", "a<b"), ("</", "</"),
        ("é<br>日本", "é\n日本"),
    ])
    func markupBecomesTheTextAPersonSees(_ html: String, text: String) {
        #expect(self.text(of: Array(html.utf8)) == text)
    }

    @Test(arguments: [
        ("a<!-- b", "a b"), ("a<script>b", "ab"), ("a<style>b<style>c", "abc"), ("a<p title=\"b", "a<p title=\"b"),
        ("a<p b c", "a<p b c"),
    ])
    func brokenMarkupHidesNothing(_ html: String, text: String) {
        #expect(self.text(of: Array(html.utf8)) == text)
    }

    @Test func markupWithoutTextIsNoText() {
        #expect(text(of: Array("<p>&nbsp;</p><script>x</script>".utf8)) == nil)
    }

    @Test(arguments: [
        "<", "<a", "<a ", "<!--", "<script>", "<a x=\"", "<a x='", "<a x=\">", "&", "&#", "&#x", "</script", "<a b='\"",
        "-->", "<!", "<?",
    ])
    func hostileMarkupTakesTimeLinearInItsLength(_ part: String) {
        // Quadratic time would be hours on this length, linear time is a fraction of a second: any bound between tells them apart.
        let html = Array(repeatElement(Array(part.utf8), count: (1 << 18) / part.utf8.count).joined())
        let time = ContinuousClock().measure { _ = text(of: html) }
        #expect(time < .seconds(30))
    }

    @Test func randomMarkupNeverGrowsAndStaysUTF8() {
        let parts = [
            "<", ">", "<p", "<br>", "</", "a", "é", "🚌", "&", "&#128;", "&#x1F600;", ";", "\"", "'", "=", " ", "\n",
            "<!--", "-->", "script",
        ]
        var random = SplitMix64(seed: 42)
        for _ in 0..<20_000 {
            var html: [UInt8] = []
            for _ in 0..<24 { html += Array(parts[random.next(below: parts.count)].utf8) }
            let text = text(of: html) ?? ""
            #expect(text.utf8.count <= html.count)
            #expect(!text.contains("\u{FFFD}"))
        }
    }
}
