/// The stable codes of what is wrong with a rule book beyond its YAML (`YAMLCode`).
public enum RuleBookCode: String, Sendable, CaseIterable {
    /// The folder is not there or can't be read.
    case folder = "B001"
    /// A file can't be read, or is none: a pipe, a directory.
    case file = "B002"
    /// A file's name has unusual characters.
    case fileName = "B003"
    /// A file that looks like rules and is not read (warning).
    case ignoredFile = "B004"
    /// There is no district.yaml.
    case noDistrict = "B005"
    /// One of `RuleBookLimits` is exceeded.
    case limit = "B006"

    /// A list without items, or a text without letters.
    case empty = "B010"
    /// A name with characters that ids, headers or Kafka topics can't have.
    case name = "B011"
    /// A topic has two files.
    case duplicateTopic = "B012"
    /// An id stands twice in a topic.
    case duplicateRule = "B013"
    /// No department has this name.
    case unknownDepartment = "B014"
    /// No file has this topic.
    case unknownTopic = "B015"
    /// The order of topics leaves one out, or names one twice.
    case topicOrder = "B016"
    /// A department that nobody answers for.
    case missingContact = "B019"
    /// Kafka does not take this name for a topic.
    case kafkaTopicName = "B017"
    /// Two departments share a Kafka topic.
    case sharedKafkaTopic = "B018"

    /// No such time zone.
    case timeZone = "B020"
    /// Not a date.
    case date = "B021"
    /// Not a time of day.
    case timeOfDay = "B022"
    /// A span that ends before it begins.
    case order = "B023"
    /// The calendar has no school day at all.
    case noSchoolDay = "B024"
    /// Neither a duration nor school days.
    case answerWithin = "B025"

    /// No phrase list has this name.
    case unknownPhraseList = "B030"
    /// A phrase list that comes back to itself.
    case phraseListCycle = "B031"
    /// A phrase that can't be matched.
    case phrase = "B032"
    /// A rule or condition without any condition.
    case noCondition = "B033"
    /// A `near` that is none.
    case near = "B034"
    /// An `at_least` that always or never holds.
    case atLeast = "B035"
    /// A score that changes nothing.
    case score = "B036"
    /// A test that expects nothing.
    case expectation = "B037"
    /// A test's `at` that is no time.
    case testClock = "B044"
    /// A test's `inquiry` that can't be read as one.
    case testInquiry = "B045"

    /// A rule that the classifier can't be compiled from, for a reason without a code of its own.
    case rule = "B039"
    /// No rule of the file has this id.
    case unknownRule = "B038"

    /// A test fails (`switchboard test`).
    case failedTest = "B046"

    /// `in` where no phrase is looked for.
    case partsOfNothing = "B050"
    /// `inflect` without a language whose endings are known.
    case inflection = "B051"
    /// A key of a phrase list, or a `language`, that is none.
    case language = "B052"
    /// A phrase list of this name stands in another file, too.
    case duplicateList = "B053"
    /// A rule that builds on itself.
    case ruleCycle = "B054"
    /// No group of rules has this name.
    case unknownGroup = "B055"
    /// A department stands in two files.
    case duplicateDepartment = "B056"
    /// What an overlay says can't be done: nothing to switch off, or rules that can't be read.
    case overlay = "B057"
    /// A rule whose time is over (warning).
    case expired = "B058"

    /// A word stands in a lexicon twice.
    case duplicateWord = "B059"

    /// There is no safety topic, or it has no rules that could claim.
    case noSafety = "B040"
    /// The safety topic has no tests.
    case noSafetyTests = "B041"
    /// A test of the safety topic fails.
    case safetyTest = "B042"
}
