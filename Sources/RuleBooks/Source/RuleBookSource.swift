import YAML

/// All files of a rule book as they were written, as far as they can be read, an overlay's put on the rules below it.
struct RuleBookSource {
    /// district.yaml; nil where it is not there or no YAML.
    var district: DistrictSource?
    /// One a topic.
    var ruleSets: [RuleSetSource]
    /// The phrase lists that all topics can name.
    var sharedLists: [String: PhraseListSource]
    /// The topics that an overlay switches off.
    var switchedOff: Set<String> = []
    /// Whether every file could be read. Where one could not, what others say of it can't be judged.
    var isComplete: Bool
    /// What is wrong, file by file; the last is the folder's own.
    var problems: [YAMLProblems]
    /// Where problems of the whole folder go.
    let folder: YAMLProblems

    /// Whether anything wrong refuses the book.
    var hasErrors: Bool { problems.contains(where: \.hasErrors) }

    /// All departments: the district's, then those of topics' own files, in the order of these. One that stands twice is
    /// reported.
    func allDepartments() -> [DepartmentSource] {
        var departments = district?.departments ?? []
        for ruleSet in ruleSets {
            guard let own = ruleSet.ownDepartment else { continue }
            if departments.contains(where: { $0.name.value == own.name.value }) {
                own.name.report(
                    .duplicateDepartment, "the department `\(own.name.value)` stands elsewhere already",
                    hint: "department: \(own.name.value) names it; its contact stands in one place")
            } else {
                departments.append(own)
            }
        }
        return departments
    }

    /// The book that a layer is by itself, or that an overlay and the rules below it are together. What has to be there and
    /// is not is reported.
    init(_ layer: RuleBookLayer, over base: RuleBookLayer? = nil, folder path: String, isComplete: Bool) {
        folder = YAMLProblems(file: path)
        district = layer.district
        ruleSets = layer.ruleSets
        sharedLists = layer.sharedLists
        self.isComplete = isComplete && layer.isComplete && base?.isComplete != false
        problems = layer.problems + (base?.problems ?? []) + [folder]
        if let base { put(on: base) } else { reportSwitches() }
        if district == nil, self.isComplete {
            folder.report(
                .noDistrict, "the rules folder has no \(RuleBookLayer.districtFile)",
                hint: "it names the departments, the order of topics, the time zone and the fallback")
        }
        if let district { Self.report(missing: district.missingKeys, of: district.node, district.problems) }
        for ruleSet in ruleSets { Self.report(missing: ruleSet.missingKeys, of: ruleSet.node, ruleSet.problems) }
    }

    private static func report(missing keys: [String], of node: YAMLNode, _ problems: YAMLProblems) {
        for key in keys {
            problems.report(code: YAMLCode.missingKey.rawValue, "the key `\(key)` is missing", at: node)
        }
    }

    /// Only an overlay can switch off.
    private func reportSwitches() {
        let hint = "district.yaml's `extends: ../rules` names the rules that this folder changes"
        for department in district?.departments ?? [] where department.isOff {
            department.name.report(.overlay, "there is nothing below to switch off", hint: hint)
        }
        for ruleSet in ruleSets {
            if ruleSet.isOff { ruleSet.topic.report(.overlay, "there is nothing below to switch off", hint: hint) }
            for rule in ruleSet.rules where rule.isOff {
                rule.id.report(.overlay, "there is nothing below to switch off", hint: hint)
            }
        }
    }

    private mutating func put(on base: RuleBookLayer) {
        let off = Set((district?.departments ?? []).filter(\.isOff).map(\.name.value))
        let overlay = Overlay(base: base, departmentsOff: off, isComplete: isComplete)
        switchedOff = Overlay.switchedOff(ruleSets)
        if let own = district { district = overlay.district(own) }
        ruleSets = overlay.ruleSets(ruleSets)
        sharedLists = overlay.lists(sharedLists, over: base.sharedLists)
    }
}
