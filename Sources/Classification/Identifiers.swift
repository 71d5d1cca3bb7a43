/// A topic of a classifier: its place in the order of topics that breaks ties.
public typealias TopicID = Int

/// A rule of a classifier: its place among all rules, topic by topic.
public typealias RuleID = Int

/// A department: its place in the rule book's list of departments. At most 64, see `DepartmentSet`.
public typealias DepartmentID = Int
