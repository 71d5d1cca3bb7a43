import Classification
import RuleBooks
import Testing

/// A week of bus trouble in one minute, with one threat and twenty rumours in it.
struct SurgeTests {
    static let busQuestions = [
        "where is bus {}", "route {} is late again, we have been waiting 40 minutes",
        "my son's bus never came, number {}",
        "la ruta {} no ha llegado", "what time does bus {} come tomorrow", "bus {} skipped our stop",
        "¿a qué hora pasa el camión {}?", "the driver of bus {} was rude to the kids",
        "how do I get a bus pass for route {}",
        "bus {} dropped my daughter at the wrong corner, she is home now",
    ]

    static let rumours = [
        "is it true there was a lockdown?", "heard there might be a fight friday",
        "was there a lockdown at the high school today",
        "is it true somebody brought a gun to school last week?",
        "my kid said there was a fight at lunch, what happened",
        "people are saying there is a bomb threat, is it true", "¿es verdad que hubo una amenaza?",
        "dicen que van a pelear el viernes en la secundaria", "i heard a student had a knife on monday",
        "why are police at the middle school",
        "rumors of a fight tomorrow after school", "is there any truth to the threat going around",
        "everyone is saying school is on lockdown",
        "me dijeron que un alumno trae una pistola, ¿es cierto?",
        "saw on facebook there was a shooting threat, is it true",
        "¿es cierto que hay policías en la escuela?", "someone said kids were fighting on the playground, is that true",
        "we heard a gun was found at the high school, true?", "are the rumors about a fight after the game true?",
        "qué está pasando en la escuela, dicen que hay una amenaza",
    ]

    static let threat =
        "im bringing my dads gun tmrw and nobody at lincoln is gonna stop me. kids in 2nd lunch better watch your back"

    @Test func theThreatIsUrgentInSafetyAndEveryRumourReachesSafety() throws {
        let bench = Bench(try #require(RuleBook.load(directory: shippedRules).book))
        let threat = bench.classify(Self.threat)
        #expect(threat.topic == "safety" && threat.priority == .urgent)
        for rumour in Self.rumours {
            let outcome = bench.classify(rumour)
            #expect(outcome.topic == "safety" || outcome.copies.contains("safety"), "\(rumour): \(outcome)")
            #expect(outcome.priority >= .high, "\(rumour): \(outcome)")
        }
        #expect(Self.rumours.count { bench.classify($0).priority == .urgent } <= 2)
    }

    @Test func theBusQuestionsGoToTransportationAndNoneIsUrgent() throws {
        let bench = Bench(try #require(RuleBook.load(directory: shippedRules).book))
        for number in 0..<3000 {
            let text = Self.busQuestions[number % Self.busQuestions.count].replacing("{}", with: "\(1 + number % 60)")
            let outcome = bench.classify(text)
            #expect(outcome.topic == "transportation" && outcome.priority != .urgent, "\(text): \(outcome)")
        }
    }
}
