import Assignments
import Classification
import YAML

/// district.yaml as it was written: names instead of ids, every value with its place. In an overlay what is nil or empty
/// stays as it is in the district.yaml below it.
struct DistrictSource {
    var timeZone: Located<String>?
    var departments: [DepartmentSource] = []
    /// The departments below that the overlay switches off: what still names one is told so.
    var switchedOff: Set<String> = []
    var fallback: Located<String>?
    var topics: [Located<String>] = []
    var calendar: CalendarSource?
    var answerBy: [AnswerClass: AnswerPolicy.Within] = [:]
    /// The parts of a message that conditions leave out, unless they ask for parts themselves.
    var ignoredParts: MessageParts?
    /// The folder of the rules that this one's files change.
    var extends: Located<String>?
    /// The keys that have to be there, as far as they are not; an overlay's may be in the file below it.
    var missingKeys: [String] = []
    let node: YAMLNode
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
    /// Whether an overlay switches it off.
    var isOff = false
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
    var place: Located<Void>?
}
