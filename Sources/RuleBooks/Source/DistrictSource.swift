import Assignments
import Classification
import YAML

/// district.yaml as it was written: names instead of ids, every value with its place.
struct DistrictSource {
    var timeZone: Located<String>?
    var departments: [DepartmentSource] = []
    var fallback: Located<String>?
    var topics: [Located<String>] = []
    var topicsNode: YAMLNode?
    var calendar = CalendarSource()
    var answerBy: [AnswerClass: AnswerPolicy.Within] = [:]
    let problems: YAMLProblems

    /// What a line of `answer_by` is for.
    enum AnswerClass: Hashable {
        case standard
        case priority(Priority)
    }
}

/// A department.
struct DepartmentSource {
    var name: Located<String>
    var contact: String
    var kafkaTopic: Located<String>
    var urgentKafkaTopic: Located<String>?
}

/// The school calendar. Days are counted from 1970-01-01, times in milliseconds after midnight.
struct CalendarSource {
    /// One bit a weekday, Monday the lowest.
    var weekdays: UInt8 = 0b001_1111
    var closing: Int64 = 57_600_000
    var daysOff: [ClosedRange<Int32>] = []
    var firstDay: Int32?
    var lastDay: Int32?
    /// Where the calendar stands, if it does.
    var node: YAMLNode?
}
