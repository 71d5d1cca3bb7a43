import Inquiries
import Testing

@Suite struct JSONPointerTests {
    /// The document and the pointers of RFC 6901, section 5, its values as strings.
    private static let example = #"""
        {"foo":["bar","baz"],"":"0","a/b":"1","c%d":"2","e^f":"3","g|h":"4","i\\j":"5","k\"l":"6"," ":"7","m~n":"8",
        "01":"9","nested":{"list":[["x"],{"y":"z"}]}}
        """#

    @Test(
        arguments: [
            ("/foo/0", "bar"), ("/foo/1", "baz"), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"),
            ("/g|h", "4"), ("/i\\j", "5"),
            ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"), ("/01", "9"), ("/nested/list/0/0", "x"),
            ("/nested/list/1/y", "z"),
            ("", nil), ("/foo", nil), ("/foo/2", nil), ("/foo/-", nil), ("/foo/01", nil), ("/foo/+1", nil),
            ("/foo/0/0", nil),
            ("/foo/99999999999999999999", nil), ("/nope", nil), ("/foo/", nil), ("/nested/list/x", nil),
        ] as [(String, String?)])
    func aPointerLeadsWhereRFC6901Says(_ pointer: String, value: String?) {
        let input = InputDefinition(name: "test", map: [.text: .pointers([pointer])])
        #expect(ReadRecord(Self.example, input: input)[\.text] == value)
    }

    @Test(arguments: ["foo", "a/b", "/a~", "/a~2", "/~/x", "#/foo"])
    func aPointerThatIsNoneLeadsNowhere(_ pointer: String) {
        let input = InputDefinition(name: "test", map: [.text: .pointers([pointer])])
        #expect(ReadRecord(#"{"foo":"x","a":"x","a~":"x","a~2":"x","a/b":"x"}"#, input: input).reason == .noText)
    }
}
