/// The book of which one file is a fuzzer's: small, so that loading it is quick, with the departments and topics that the seeds
/// name.
enum FuzzedBook {
    /// The files that can be a fuzzer's; FuzzSeeds writes each by its place here.
    static let fileNames = ["transportation.yaml", "safety.yaml", "district.yaml", "phrases.yaml"]

    static let sound = [
        "district.yaml": """
        time_zone: UTC
        departments:
          safety: {contact: a}
          buses: {contact: a}
          office: {contact: a}
          transportation: {contact: a}
          hr: {contact: a}
          academics: {contact: a}
        fallback: office
        topics: [safety]

        """,
        "safety.yaml": """
        topic: safety
        department: safety
        threshold: 4
        rules: [{id: weapon, score: 5, any: [gun]}]
        tests: [{text: gun, expect: {topic: safety}}]

        """,
    ].mapValues { Array($0.utf8) }
}
