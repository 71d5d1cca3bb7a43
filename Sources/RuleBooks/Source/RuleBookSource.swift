import YAML

/// All files of a rule book as they were written, as far as they can be read.
struct RuleBookSource {
    /// district.yaml; nil where it is not there or no YAML.
    var district: DistrictSource?
    /// One a topic.
    var ruleSets: [RuleSetSource] = []
    /// Whether every file could be read. Where one could not, what others say of it can't be judged.
    var isComplete: Bool
    /// What is wrong, file by file; the last is the folder's own.
    var problems: [YAMLProblems] = []
    /// Where problems of the whole folder go.
    let folder: YAMLProblems

    static let districtFile = "district.yaml"

    /// Whether anything wrong refuses the book.
    var hasErrors: Bool { problems.contains(where: \.hasErrors) }

    /// Reads the files of a folder.
    init(reading folder: RuleBookFolder, isComplete: Bool) {
        self.isComplete = isComplete
        self.folder = YAMLProblems(file: folder.path)
        for file in folder.files {
            let problems = YAMLProblems(file: folder.shownName(file))
            self.problems.append(problems)
            let root = YAMLDocument.parse(file.bytes, problems: problems)
            if file.name == Self.districtFile {
                district = root.map { DistrictReader(problems: problems).read($0) }
            } else if let root, let ruleSet = RuleSetReader(problems: problems).read(root) {
                ruleSets.append(ruleSet)
            } else {
                self.isComplete = false
            }
        }
        self.problems.append(self.folder)
        if !folder.files.contains(where: { $0.name == Self.districtFile }), isComplete {
            self.folder.report(
                .noDistrict, "the rules folder has no \(Self.districtFile)",
                hint: "it names the departments, the order of topics, the time zone and the fallback")
        }
    }
}
