import Classification
import Diagnostics
import YAML

/// Gathers what a weighing would change in the rule files.
struct FileEdits {
    private let tunable: TunableBook
    private let files: SourceFiles
    private(set) var changes = TuningProposal.Changes()
    private var edits: [String: [FilePatch.Edit]] = [:]

    init(tunable: TunableBook, files: SourceFiles) {
        self.tunable = tunable
        self.files = files
    }

    /// All changes as a unified diff.
    var patch: String {
        edits.sorted { $0.key < $1.key }.map { FilePatch(file: $0.key, edits: $0.value).text(of: files) }.joined()
    }

    /// Takes the weights and scores of a weighing.
    mutating func take(_ result: Weighing.Result) {
        var items: [RuleID: [WeighedItem]] = [:]
        var written: [RuleID: [WeighedItem]] = [:]
        for (origin, points) in zip(result.table.origins, result.points) {
            switch origin {
            case .score(let rule): take(score: Int(points.rounded()), of: rule)
            case .entry(let rule, let entry):
                if written[rule] == nil { written[rule] = self.items(of: rule) }
                guard var item = written[rule]?[entry] else { continue }
                let weight = PointLadder.round(points, threshold: threshold(of: rule))
                if weight != item.weight { changes.weights += 1 }
                if weight == 0 { changes.removed += 1 }
                item.weight = weight
                items[rule, default: []].append(item)
            case .word(let place, let rule):
                let weight = PointLadder.round(points, threshold: threshold(of: rule))
                guard weight != 0 else { continue }
                changes.added += 1
                items[rule, default: []].append(
                    WeighedItem(
                        item: .new(result.candidates.phrases[place]), language: result.candidates.languages[place],
                        weight: weight))
            }
        }
        for (rule, items) in items { replace(lexiconOf: rule, with: items) }
    }

    /// What weights are measured by: what a lexicon has to come to, else its topic's threshold.
    private func threshold(of rule: RuleID) -> Int {
        if let least = tunable.sources[rule].condition.ownLexicon?.least { return least }
        let book = tunable.book.classifier
        return book.definition.topics[book.rules[rule].topic].threshold
    }

    /// A rule's lexicon as it stands.
    private func items(of rule: RuleID) -> [WeighedItem] {
        tunable.sources[rule].condition.ownLexicon.map(TunableBook.items) ?? []
    }

    private mutating func replace(lexiconOf rule: RuleID, with items: [WeighedItem]) {
        let source = tunable.sources[rule]
        guard let node = source.condition.ownLexicon?.node else { return }
        let kept = items.filter { $0.weight != 0 }
        let old = self.items(of: rule)
        guard !kept.isEmpty, old.count != items.count || zip(old, items).contains(where: { $0.weight != $1.weight })
        else { return }
        let file = source.id.problems.file
        let lines = replacement(of: node, with: kept, in: file)
        edits[file, default: []].append(.init(lines: node.start.line...node.lastLine, replacement: lines))
    }

    /// A block in the place of a block; in the place of `{…}` one below its key, or where more stands around it, `{…}` again.
    private func replacement(of node: YAMLNode, with items: [WeighedItem], in file: String) -> [String] {
        let before = text(of: node.start.line, in: file).prefix(node.start.column - 1)
        let indentation = before.prefix { $0 == " " || $0 == "-" }.count
        if indentation == before.count { return LexiconBlock(items: items, indentation: indentation).lines }
        let behind = text(of: node.lastLine, in: file).dropFirst(node.end.column - 1)
        if before.dropFirst(indentation).elementsEqual("lexicon: ".unicodeScalars), behind.allSatisfy({ $0 == " " }) {
            return [String(String.UnicodeScalarView(before.dropLast()))]
                + LexiconBlock(items: items, indentation: indentation + 2).lines
        }
        let flow = LexiconBlock(items: items, indentation: 0).flow
        return [String(String.UnicodeScalarView(before)) + flow + String(String.UnicodeScalarView(behind))]
    }

    private func text(of line: Int, in file: String) -> [Unicode.Scalar] {
        (files.line(line, of: file) ?? "").unicodeScalars.map { $0 }
    }

    private mutating func take(score: Int, of rule: RuleID) {
        let source = tunable.sources[rule]
        guard let node = source.scoreNode, let old = source.score, score != 0, score != old else { return }
        changes.scores += 1
        replace(node, with: String(score), in: source.id.problems.file)
    }

    /// Takes the thresholds of topics.
    mutating func take(thresholds: [Int]) {
        for (ruleSet, threshold) in zip(tunable.ruleSets, thresholds) {
            guard let node = ruleSet.thresholdNode, threshold != ruleSet.threshold else { continue }
            changes.thresholds += 1
            replace(node, with: String(threshold), in: ruleSet.problems.file)
        }
    }

    /// Replaces a scalar on its line.
    private mutating func replace(_ node: YAMLNode, with text: String, in file: String) {
        guard node.start.line == node.end.line else { return }
        var scalars = self.text(of: node.start.line, in: file)
        let range = (node.start.column - 1)..<(node.end.column - 1)
        guard range.upperBound <= scalars.count else { return }
        scalars.replaceSubrange(range, with: text.unicodeScalars)
        edits[file, default: []].append(
            .init(
                lines: node.start.line...node.start.line,
                replacement: [String(String.UnicodeScalarView(scalars))]))
    }
}

extension YAMLNode {
    /// The line of its last scalar or bracket: a block's own end stands where the next thing begins.
    fileprivate var lastLine: Int {
        if case .mapping(let entries) = content, let last = entries.last,
            end.column == 1 || last.value.end.line < end.line
        {
            return last.value.lastLine
        }
        if case .sequence(let items) = content, let last = items.last, end.column == 1 { return last.lastLine }
        return end.line
    }
}
