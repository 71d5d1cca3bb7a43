import Assignments
import Testing

@testable import Pipeline

/// Departments are counted by name, whatever number a book gives them.
@Suite struct DepartmentColumnsTests {
    @Test func aDepartmentKeepsItsColumnFromBookToBook() {
        let columns = DepartmentColumns()
        #expect(columns.columns(of: Self.departments("a", "b")) == [0, 1])
        #expect(columns.columns(of: Self.departments("c", "b", "a")) == [2, 1, 0])
        #expect(columns.names == ["a", "b", "c"])
    }

    @Test func departmentsThatNoColumnIsLeftForShareTheLast() {
        let columns = DepartmentColumns()
        for number in 0..<2 * DepartmentColumns.columnsMax { _ = columns.columns(of: Self.departments("d\(number)")) }
        #expect(columns.names.count == DepartmentColumns.columnsMax)
        #expect(columns.names.last == DepartmentColumns.othersName)
        #expect(columns.columns(of: Self.departments("new", "d0")) == [columns.names.count - 1, 0])
    }

    private static func departments(_ names: String...) -> [Department] {
        names.map { Department(name: Array($0.utf8), kafkaTopic: 0, urgentKafkaTopic: 0) }
    }
}
