import Assignments
import Classification
import YAML

/// Reads district.yaml.
struct DistrictReader {
    let problems: YAMLProblems

    func read(_ root: YAMLNode) -> DistrictSource {
        var district = DistrictSource(node: root, problems: problems)
        guard var mapping = YAMLMapping(root, problems: problems) else { return district }
        /// Takes a key that has to be there in the end.
        func needed(_ key: String) -> YAMLNode? {
            let node = mapping.take(key)
            if node == nil { district.missingKeys.append(key) }
            return node
        }
        district.extends = mapping.take("extends").flatMap(extends)
        district.timeZone = needed("time_zone")?.shownText(problems)
        if let node = needed("departments") { district.departments = departments(node) }
        district.fallback = needed("fallback")?.name(problems)
        district.topics = needed("topics")?.filledItems(problems)?.compactMap { $0.name(problems) } ?? []
        if let node = mapping.take("ignore") {
            district.ignoredParts = MessagePartWords.read(node, among: MessagePartWords.ignorable, problems)
        }
        if let node = mapping.take("calendar") {
            district.calendar = CalendarReader(problems: problems).read(node)
        }
        if let node = mapping.take("answer_by") { district.answerBy = answerBy(node) }
        mapping.finish()
        return district
    }

    private func departments(_ node: YAMLNode) -> [DepartmentSource] {
        guard case .mapping(let entries) = node.content, !entries.isEmpty else {
            problems.report(.empty, "expected the departments, found \(node.summary)", at: node)
            return []
        }
        guard entries.count <= RuleBookLimits.departmentsMax else {
            problems.report(
                .limit, "\(entries.count) departments; at most \(RuleBookLimits.departmentsMax) are possible", at: node)
            return []
        }
        return entries.compactMap(department)
    }

    private func department(_ entry: YAMLNode.Entry) -> DepartmentSource? {
        let name = entry.key.name(problems)
        guard var mapping = YAMLMapping(entry.value, problems: problems) else { return nil }
        defer { mapping.finish() }
        if let off = mapping.take("off") { return self.off(off, name: name, key: entry.key) }
        return department(&mapping, name: name, key: entry.key)
    }

    /// `hr: {off: true}`: only in an overlay.
    private func off(_ node: YAMLNode, name: Located<String>?, key: YAMLNode) -> DepartmentSource? {
        guard let isOff = node.bool(problems), let name else { return nil }
        guard isOff else {
            problems.report(
                .overlay, "`off: false` says nothing", at: node, hint: "delete the department here, and it stays")
            return nil
        }
        return DepartmentSource(name: name, contact: "", kafkaTopic: name, isOff: true)
    }

    /// What a department's keys say; nil where it has no name.
    func department(_ mapping: inout YAMLMapping, name: Located<String>?, key: YAMLNode) -> DepartmentSource? {
        let contact = contact(&mapping, of: key)
        let kafkaTopic = mapping.take("kafka_topic").map { $0.kafkaTopic(problems) }
        let urgent = mapping.take("urgent_kafka_topic")?.kafkaTopic(problems)
        guard let name else { return nil }
        // Without one of its own the default is named; a bad one is reported, and the default stands in for it.
        let standard = Located(value: "assignments.\(name.value)", node: key, problems: problems)
        return DepartmentSource(
            name: name, contact: contact?.value ?? "", kafkaTopic: (kafkaTopic ?? nil) ?? standard,
            urgentKafkaTopic: urgent)
    }

    /// The folder below an overlay: a relative or absolute path that shells and `sha256sum` take as it is.
    private func extends(_ node: YAMLNode) -> Located<String>? {
        guard let path = node.shownText(problems) else { return nil }
        let isPlain = path.value.utf8.allSatisfy { RuleBookFolder.isPlain($0) || $0 == UInt8(ascii: "/") }
        guard isPlain, !path.value.hasPrefix("-") else {
            problems.report(
                .overlay, "the path of a rules folder has only letters, digits, dots, hyphens, underscores and slashes",
                at: node, hint: "extends: ../rules")
            return nil
        }
        return path
    }

    private func contact(_ mapping: inout YAMLMapping, of key: YAMLNode) -> Located<String>? {
        if let node = mapping.take("contact") { return node.shownText(problems) }
        problems.report(
            .missingContact, "the department \(ScalarText.quoted(key.scalarText ?? "")) has no contact", at: key,
            hint: "contact: a person or a shared mailbox that is read")
        return nil
    }

    private func answerBy(_ node: YAMLNode) -> [DistrictSource.AnswerClass: AnswerPolicy.Within] {
        guard var mapping = YAMLMapping(node, problems: problems) else { return [:] }
        var answerBy: [DistrictSource.AnswerClass: AnswerPolicy.Within] = [:]
        answerBy[.standard] = mapping.take("default")?.answerWithin(problems)
        for priority in Priority.allCases {
            answerBy[.priority(priority)] = mapping.take("\(priority.name)")?.answerWithin(problems)
        }
        mapping.finish()
        return answerBy
    }
}
