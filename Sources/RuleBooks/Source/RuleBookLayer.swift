import YAML

/// The files of one folder as they were written, as far as they can be read.
struct RuleBookLayer {
    /// district.yaml; nil where it is not there or no YAML.
    var district: DistrictSource?
    /// One a topic.
    var ruleSets: [RuleSetSource] = []
    /// The phrase lists that all topics can name.
    var sharedLists: [String: PhraseListSource] = [:]
    /// Whether every file could be read.
    var isComplete = true
    /// What is wrong, file by file.
    var problems: [YAMLProblems] = []

    static let districtFile = "district.yaml"
    static let sharedFile = "phrases.yaml"

    /// Reads the files of a folder.
    init(reading folder: RuleBookFolder) {
        for file in folder.files {
            let problems = YAMLProblems(file: folder.shownName(file))
            self.problems.append(problems)
            guard let root = YAMLDocument.parse(file.bytes, problems: problems) else {
                isComplete = false
                continue
            }
            switch file.name {
            case Self.districtFile: district = DistrictReader(problems: problems).read(root)
            case Self.sharedFile: readSharedLists(root, problems)
            default:
                if let ruleSet = RuleSetReader(problems: problems).read(root) {
                    ruleSets.append(ruleSet)
                } else {
                    isComplete = false
                }
            }
        }
    }

    /// `phrases: {late: [...]}`, and nothing else.
    private mutating func readSharedLists(_ root: YAMLNode, _ problems: YAMLProblems) {
        guard var mapping = YAMLMapping(root, problems: problems) else { return }
        if let node = mapping.required("phrases") { sharedLists = PhraseListReader(problems: problems).read(node) }
        mapping.finish()
    }
}
