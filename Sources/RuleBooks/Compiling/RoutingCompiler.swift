import Assignments
import Classification
import Diagnostics
import YAML

/// Resolves departments to their places in the list and their Kafka topics.
struct RoutingCompiler {
    let departments: [Department]
    let kafkaTopics: [String]
    private let names: [String: DepartmentID]
    /// Departments that an overlay switches off.
    private let switchedOff: Set<String>

    init(_ sources: [DepartmentSource], switchedOff: Set<String> = []) {
        var departments: [Department] = []
        var kafkaTopics: [String] = []
        var names: [String: DepartmentID] = [:]
        var owners: [String: String] = [:]
        func place(_ kafkaTopic: Located<String>, of department: String) -> Int {
            if let owner = owners[kafkaTopic.value] {
                let both = owner == department ? "has it twice" : "and \(owner) share it"
                kafkaTopic.report(
                    .sharedKafkaTopic, "the Kafka topic `\(kafkaTopic.value)`: \(department) \(both)",
                    hint: "a department's consumers read everything in their Kafka topic, so each has its own")
            }
            owners[kafkaTopic.value] = department
            kafkaTopics.append(kafkaTopic.value)
            return kafkaTopics.count - 1
        }
        for (id, source) in sources.enumerated() {
            let name = source.name.value
            names[name] = id
            let normal = place(source.kafkaTopic, of: name)
            let urgent = source.urgentKafkaTopic.map { place($0, of: name) } ?? normal
            departments.append(Department(name: Array(name.utf8), kafkaTopic: normal, urgentKafkaTopic: urgent))
        }
        self.departments = departments
        self.kafkaTopics = kafkaTopics
        self.names = names
        self.switchedOff = switchedOff
    }

    /// The department of this name; nil and reported where there is none.
    func department(_ name: Located<String>) -> DepartmentID? {
        if let id = names[name.value] { return id }
        // Without any department, that is what has been reported.
        guard !names.isEmpty else { return nil }
        guard !switchedOff.contains(name.value) else {
            name.report(
                .unknownDepartment, "the department `\(name.value)` is switched off, and this names it",
                hint: "in the overlay name another one, or switch off what names it by its topic or id")
            return nil
        }
        name.report(
            .unknownDepartment, "there is no department `\(name.value)`",
            hint: Suggestion.hint(
                for: name.value, among: names.keys.sorted(), listing: "the departments of district.yaml"))
        return nil
    }
}
