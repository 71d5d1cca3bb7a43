import Classification
import Foundation
import RuleBooks
import Testing

/// Weights proposed from labelled inquiries.
struct TunerTests {
    /// The small book, with words to weigh: two of them weighed the wrong way round.
    private static func files() -> [String: String] {
        var files = BookFolder.sound
        files["transportation.yaml"] = """
            topic: transportation
            department: buses
            threshold: 40   # of a hundred
            rules:
              - id: words
                # What people say of buses.
                lexicon:
                  20: [stop, lunch]
                  -10: {en: [route], es: [ruta]}
              - id: route
                score: 8
                any: [bus, guagua]
            tests:
              - text: bus stop lunch stop
                expect: {rules: [words]}

            """
        return files
    }

    private static func inquiry(
        _ text: String, _ primary: String, also: [String] = [], urgent: Bool = false
    ) -> LabelledInquiry {
        var message = PlainMessage(text: text)
        message.fields[.language] = "en"
        return LabelledInquiry(name: text, message: message, primary: primary, also: also, isUrgent: urgent)
    }

    private static let inquiries: [LabelledInquiry] = (0..<60).flatMap { number in
        [
            inquiry("the bus of route \(number) missed our stop", "transportation"),
            inquiry("no transfer on route \(number) today", "transportation"),
            inquiry("what is for lunch on day \(number)", "other"),
            inquiry("lunch money \(number)", "other"),
        ]
    }

    private static func propose(
        _ folder: borrowing BookFolder, newWords: Int = 0
    ) throws -> TuningProposal {
        var load: RuleBookLoad?
        let options = Tuner.Options(newWords: newWords, countMin: 4)
        return try #require(Tuner(directory: folder.path, options: options, load: &load)).propose(inquiries)
    }

    /// The folder's files with a patch applied.
    private static func apply(_ patch: String, to folder: borrowing BookFolder) throws {
        var file = ""
        var (old, new): ([Substring], [Substring]) = ([], [])
        func flush() throws {
            guard !old.isEmpty else { return }
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let (before, after) = (old.joined(separator: "\n"), new.joined(separator: "\n"))
            #expect(text.contains(before))
            try text.replacing(before, with: after).write(toFile: file, atomically: true, encoding: .utf8)
            (old, new) = ([], [])
        }
        for line in patch.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("--- ") || line.hasPrefix("@@") { try flush() }
            if line.hasPrefix("+++ ") {
                file = String(line.dropFirst(4))
            } else if line.hasPrefix(" ") {
                old.append(line.dropFirst())
                new.append(line.dropFirst())
            } else if line.hasPrefix("-"), !line.hasPrefix("--- ") {
                old.append(line.dropFirst())
            } else if line.hasPrefix("+") {
                new.append(line.dropFirst())
            }
        }
        try flush()
    }

    @Test func wordsAreWeighedTheWayTheLabelsSay() throws {
        let folder = try BookFolder(Self.files())
        let proposal = try Self.propose(folder)
        #expect(proposal.changes.weights > 0)
        let before = AccuracyReport(of: try #require(RuleBook.load(directory: folder.path).book), on: Self.inquiries)
        try Self.apply(proposal.patch, to: folder)
        let book = try #require(RuleBook.load(directory: folder.path).book)
        #expect(AccuracyReport(of: book, on: Self.inquiries).macroF1 > before.macroF1)
        let rule = try #require(book.classifier.definition.topics.last?.rules.first)
        guard case .lexicon(let entries, _, _) = rule.condition else { return #expect(Bool(false), "no lexicon") }
        func weight(_ word: String) -> Int { entries.first { $0.patterns == [.phrase(word)] }?.weight ?? 0 }
        #expect(
            weight("stop") >= weight("lunch") && weight("route") > -10 && weight("ruta") == -10, "\(entries)")
    }

    @Test func newWordsAreProposedOnlyWhereTheyAreAskedFor() throws {
        let folder = try BookFolder(Self.files())
        #expect(try Self.propose(folder).changes.added == 0)
        let proposal = try Self.propose(folder, newWords: 6)
        #expect((1...6).contains(proposal.changes.added))
        try Self.apply(proposal.patch, to: folder)
        let book = try #require(RuleBook.load(directory: folder.path).book)
        #expect(AccuracyReport(of: book, on: Self.inquiries).right.share == 1)
    }

    @Test func theSameInquiriesGiveTheSamePatch() throws {
        let folder = try BookFolder(Self.files())
        #expect(try Self.propose(folder, newWords: 6).patch == Self.propose(folder, newWords: 6).patch)
    }

    @Test func commentsAndEverythingElseInTheFilesStay() throws {
        let folder = try BookFolder(Self.files())
        try Self.apply(try Self.propose(folder, newWords: 6).patch, to: folder)
        let text = try String(contentsOfFile: folder.path + "/transportation.yaml", encoding: .utf8)
        for kept in ["   # of a hundred", "# What people say of buses.", "any: [bus, guagua]", "- text: bus stop"] {
            #expect(text.contains(kept))
        }
    }

    /// What a book becomes by what is proposed for it.
    private static func book(_ files: [String: String], tunedBy inquiries: [LabelledInquiry]) throws -> RuleBook {
        let folder = try BookFolder(files)
        var load: RuleBookLoad?
        let tuner = try #require(
            Tuner(directory: folder.path, options: .init(newWords: 0, countMin: 4), load: &load))
        try apply(tuner.propose(inquiries).patch, to: folder)
        return try #require(RuleBook.load(directory: folder.path).book)
    }

    @Test func theWordsOfAnUrgentRuleAreWeighedByUrgency() throws {
        var files = Self.files()
        files["safety.yaml"] = files["safety.yaml"]?.replacing(
            "rules:\n",
            with:
                "rules:\n  - id: now\n    priority: urgent\n    from: 40\n    lexicon: {10: [help, fire], -10: [drill]}\n"
        )
        let inquiries = (0..<60).flatMap { number in
            [
                Self.inquiry("fire in room \(number), help", "other", urgent: true),
                Self.inquiry("help with form \(number)", "other"), Self.inquiry("fire drill at \(number)", "other"),
            ]
        }
        let book = try Self.book(files, tunedBy: inquiries)
        let urgent = AccuracyReport(of: book, on: inquiries).urgent
        #expect(urgent.recall.share == 1 && urgent.precision.share == 1)
    }

    @Test func theWordsOfARuleForCopiesAreWeighedByWhoNeedsOne() throws {
        var files = Self.files()
        files["safety.yaml"] = files["safety.yaml"]?.replacing(
            "rules:\n",
            with:
                "rules:\n  - id: too\n    copy_to: [buses]\n    from: 40\n    lexicon: {10: [bus, seat], -10: [gun]}\n"
        )
        let inquiries = (0..<60).flatMap { number in
            [
                Self.inquiry("a gun on seat \(number) of the bus", "safety", also: ["transportation"]),
                Self.inquiry("a gun in room \(number)", "safety"), Self.inquiry("a seat in room \(number)", "other"),
                // What the buses own says nothing, or their words would have to weigh against a copy.
                Self.inquiry("bus \(number) is late", "transportation"),
            ]
        }
        let book = try Self.book(files, tunedBy: inquiries)
        let report = AccuracyReport(of: book, on: inquiries)
        #expect(report.copies.share == 1 && report.sentCopies.share == 1, "\(report.copies), \(report.sentCopies)")
    }

    @Test func aLexiconOnOneLineStaysValidWhereverItStands() throws {
        for rule in [
            "  - {id: words, description: what people say, lexicon: {20: [stop, lunch], -10: {en: [route]}}}",
            "  - id: words\n    lexicon: {20: [stop, lunch],\n      -10: [route]}",
        ] {
            var files = Self.files()
            files["transportation.yaml"] = """
                topic: transportation
                department: buses
                threshold: 40
                rules:
                \(rule)
                  - {id: route, score: 8, any: [bus, guagua]}

                """
            let folder = try BookFolder(files)
            try Self.apply(try Self.propose(folder, newWords: 6).patch, to: folder)
            let book = try #require(RuleBook.load(directory: folder.path).book)
            #expect(AccuracyReport(of: book, on: Self.inquiries).right.share == 1)
        }
    }

    @Test func crossValidationDecidesWhatTheWeightsHaveNotSeen() throws {
        let folder = try BookFolder(Self.files())
        var load: RuleBookLoad?
        let tuner = try #require(
            Tuner(directory: folder.path, options: .init(newWords: 6, countMin: 4), load: &load))
        let classes = tuner.crossValidate(Self.inquiries, folds: 4)
        #expect(classes.map(\.name) == ["transportation", "other"])
        #expect(classes.allSatisfy { $0.accuracy.recall.total == 120 && $0.accuracy.f1 > 0.95 }, "\(classes)")
    }

    @Test func aBookWithErrorsIsNotWeighed() throws {
        let folder = try BookFolder(BookFolder.changed("safety.yaml", "threshold: 4", to: "threshold: none"))
        var load: RuleBookLoad?
        #expect(Tuner(directory: folder.path, options: .init(newWords: 0, countMin: 4), load: &load) == nil)
        #expect(load?.diagnostics.isEmpty == false)
    }
}
