/// What is different between two rule books, by names alone.
public struct BookChanges: Codable, Sendable, Equatable {
    /// A file that differs.
    public struct File: Codable, Sendable, Equatable {
        /// How.
        public enum Change: String, Codable, Sendable { case added, changed, removed }

        /// Its name in the folder.
        public var name: String
        /// How it differs.
        public var change: Change

        /// A file by its parts.
        public init(name: String, change: Change) {
            self.name = name
            self.change = change
        }
    }

    /// How many there were and are.
    public struct Count: Codable, Sendable, Equatable {
        /// In the book before.
        public var before: Int
        /// In the book after.
        public var after: Int

        /// Two counts.
        public init(before: Int, after: Int) {
            self.before = before
            self.after = after
        }
    }

    /// The files that differ, by name.
    public var files: [File]
    /// Rules of all topics.
    public var rules: Count
    /// Tests of all topics.
    public var tests: Count

    /// Changes by their parts.
    public init(files: [File], rules: Count, tests: Count) {
        self.files = files
        self.rules = rules
        self.tests = tests
    }

    /// In words: `changed hr.yaml, added library.yaml; rules 71 → 74, tests 120`.
    public var words: String {
        let files = files.isEmpty ? "no file" : files.map { "\($0.change.rawValue) \($0.name)" }.joined(separator: ", ")
        return "\(files); rules \(rules.words), tests \(tests.words)"
    }
}

extension BookChanges.Count {
    fileprivate var words: String { before == after ? "\(after)" : "\(before) → \(after)" }
}
