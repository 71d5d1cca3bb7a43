import Assignments
import Classification
import YAML

/// Reads district.yaml.
struct DistrictReader {
    let problems: YAMLProblems

    func read(_ root: YAMLNode) -> DistrictSource {
        var district = DistrictSource(problems: problems)
        guard var mapping = YAMLMapping(root, problems: problems) else { return district }
        district.timeZone = mapping.required("time_zone")?.shownText(problems)
        if let node = mapping.required("departments") { district.departments = departments(node) }
        district.fallback = mapping.required("fallback")?.name(problems)
        district.topicsNode = mapping.required("topics")
        district.topics = district.topicsNode?.filledItems(problems)?.compactMap { $0.name(problems) } ?? []
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
        let contact = department(&mapping, contactOf: entry.key)
        let kafkaTopic = mapping.take("kafka_topic").map { $0.kafkaTopic(problems) }
        let urgent = mapping.take("urgent_kafka_topic")?.kafkaTopic(problems)
        mapping.finish()
        guard let name else { return nil }
        // Without one of its own the default is named; a bad one is reported, and the default stands in for it.
        let standard = Located(value: "assignments.\(name.value)", node: entry.key)
        return DepartmentSource(
            name: name, contact: contact?.value ?? "", kafkaTopic: (kafkaTopic ?? nil) ?? standard,
            urgentKafkaTopic: urgent)
    }

    private func department(_ mapping: inout YAMLMapping, contactOf key: YAMLNode) -> Located<String>? {
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
