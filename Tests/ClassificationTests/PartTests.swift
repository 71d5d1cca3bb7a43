import Classification
import Testing

/// The parts of e-mails: what each mail program writes, and what only looks like it.
struct PartTests {
    /// In each text WORD stands in the part and in no other.
    static let texts: [(part: MessageParts, text: String)] = [
        (.text, "WORD"),
        (.quoted, "thanks\n> WORD"),
        (.quoted, "gracias\r\n\r\n>> WORD\r\n> y más"),
        (.text, "> What time?\nWORD"),
        (
            .quoted,
            "ok\n\nOn Mon, Jan 5, 2026 at 3:04 PM Front Office <office@district.example>\nwrote:\n\nDear family, WORD"
        ),
        (.quoted, "El lun, 5 ene 2026 a las 15:04, Oficina (<oficina@district.example>) escribió:\n\n> WORD\n\nvale"),
        (.text, "On Mon, Jan 5, 2026 at 3:04 PM Front Office wrote:\n> no\n\nWORD"),
        (.quoted, "sí\n\nEl 5/1/26 a las 15:04, Oficina escribió:\nWORD"),
        (.text, "On Monday he wrote:\nWORD"),
        (.text, "El maestro escribió:\nWORD"),
        (.quoted, "ok\n-----Original Message-----\nFrom: Office\nWORD"),
        (.quoted, "vale\n-----Mensaje original-----\nDe: Oficina\nWORD"),
        (.quoted, "ok\n________________________________\nFrom: Office\nSent: Monday\nTo: me\nSubject: Bus\n\nWORD"),
        (.quoted, "vale\nDe: Oficina\nEnviado el: lunes\nPara: mí\nAsunto: Bus\n\nWORD"),
        (.text, "From: the corner\nTo: the school\nWORD"),
        (.forwarded, "see below\n---------- Forwarded message ---------\nFrom: x\n\nWORD"),
        (.forwarded, "mire\n---------- Mensaje reenviado ---------\nDe: x\n> WORD"),
        (.forwarded, "fyi\n\nBegin forwarded message:\n\n> From: x\n> WORD"),
        (.signature, "see you\n-- \nWORD\n555-0100"),
        (.signature, "gracias\n--\nWORD"),
        (.text, "bus --\nWORD"),
        (.text, "late\n---\nWORD"),
        (.signature, "late\nSent from my WORD"),
        (.signature, "tarde\nEnviado desde mi WORD\n\n> no"),
        (.text, "late\nSent from my phone\nWORD"),
        (.links, "see https://district.example/WORD?x=1 please"),
        (.links, "vea www.district.example/WORD, por favor"),
        (.text, "see https://district.example/x WORD"),
        (.text, "3:04 www. http:/ a://b.c? WORD"),
        (.text, ">:( WORD"),
        (.quoted, "ñandú 👨‍👩‍👧 sí\n> WORD é"),
    ]

    @Test(arguments: texts) func aWordStandsInThePartThatMailProgramsMark(
        _ test: (part: MessageParts, text: String)
    ) throws {
        let parts: [MessageParts] = [.subject, .text, .quoted, .forwarded, .signature, .links]
        for part in parts {
            let holds = try holds(.phrases(["word"], in: part), test.text)
            #expect(holds == (part == test.part), "\(part)")
        }
        #expect(try holds(.phrases(["word"]), test.text))
    }

    @Test func theSubjectIsAPartOfItsOwn() throws {
        let message = TestMessage(subject: "late bus", text: "my son")
        #expect(try holds(.phrases(["bus"], in: .subject), message))
        #expect(try !holds(.phrases(["bus"], in: .text), message))
        #expect(try !holds(.phrases(["son"], in: .subject), message))
        #expect(try holds(.near([["late"], ["bus"]], withinWords: 2, in: .subject), message))
        #expect(try !holds(.near([["late"], ["bus"]], withinWords: 2, in: .text), message))
    }

    @Test(arguments: ["Fwd: bus", "FW: bus", "RV: camión"]) func behindASubjectThatSaysSoTheRestIsForwarded(
        _ subject: String
    ) throws {
        let text = "please read\n\n-----Original Message-----\nFrom: x\nWORD"
        #expect(try holds(.phrases(["word"], in: .forwarded), TestMessage(subject: subject, text: text)))
        #expect(try holds(.phrases(["word"], in: .quoted), TestMessage(subject: "Re: bus", text: text)))
    }

    @Test func aMessageThatIsAllQuoteIsReadWhole() throws {
        #expect(try holds(.phrases(["gun"], in: .text), "> he has a gun"))
        #expect(try holds(.phrases(["gun"], in: .text), "On Jan 5, 2026 at 3:04 PM x wrote:\n\nhe has a gun\n-- \nx"))
        #expect(try holds(.phrases(["pistola"], in: .text), "https://district.example/pistola"))
    }

    @Test func aSignatureTooLongToBeOneIsRead() throws {
        let long = "hello\n--\n" + String(repeating: "word after word\n", count: 70)
        #expect(try holds(.phrases(["word"], in: .text), long))
        #expect(try !holds(.phrases(["word"], in: .signature), long))
    }

    @Test func aPhraseThatCrossesPartsIsReadByThoseWhoReadAll() throws {
        let text = "the bus never\n> came today"
        #expect(try holds(.phrases(["never came"]), text))
        #expect(try !holds(.phrases(["never came"], in: [.text, .quoted]), text))
    }

    @Test func eachPartHasItsOwnFirstOccurrence() throws {
        let both = ConditionDefinition.all([.phrases(["bus"], in: .quoted), .phrases(["bus"], in: .text)])
        let classifier = try Classifier(compiling: definition([topic(0, rule(both))]))
        #expect(classifier.evidence(of: TestMessage(text: "¿el bus?\n> a bus is late\n")) == ["bus", "bus"])
        #expect(classifier.outcome(of: TestMessage(text: "bus, bus")).decision.topic == nil)
    }
}
