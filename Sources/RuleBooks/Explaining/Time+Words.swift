import Classification

/// Times in the words by which rules name them.
extension MomentCondition {
    /// `between 06:30 and 09:00 on weekdays`.
    var words: String {
        var words: [String] = []
        if let minutes { words.append("between \(timeOfDay(minutes.from)) and \(timeOfDay(minutes.until))") }
        if let weekdays { words.append(Self.words(ofWeekdays: weekdays)) }
        if let isSchoolDay { words.append(isSchoolDay ? "on a school day" : "on a day without school") }
        if let days {
            let (first, last) = (CivilDate.text(of: days.lowerBound), CivilDate.text(of: days.upperBound))
            words.append(first == last ? "on \(first)" : "from \(first) until \(last)")
        }
        return words.joined(separator: " ")
    }

    private static func words(ofWeekdays bits: UInt8) -> String {
        switch bits {
        case 0b001_1111: return "on weekdays"
        case 0b110_0000: return "at weekends"
        default:
            let names = Weekday.names.enumerated().filter { bits >> UInt8($0.offset) & 1 == 1 }.map(\.element)
            return "on " + (names.dropLast().joined(separator: ", ") + (names.count > 1 ? " or " : ""))
                + (names.last ?? "no day")
        }
    }

    /// An instant at which it holds: on the day of `instant` or the next that will do, else on the first of its own days.
    /// Nil where none is found within a year, which no holiday lasts.
    func instant(near instant: Int64, clock: LocalClock, calendar: SchoolCalendar) -> Int64? {
        let now = LocalMoment(at: instant, clock: clock, calendar: calendar)
        let first = days.map { $0.contains(now.day) ? now.day : $0.lowerBound } ?? now.day
        let isLate = minutes.map { !$0.contains(now.minute) } ?? false
        let minute = isLate ? minutes?.from ?? now.minute : now.minute
        for day in first...(first + 366) {
            let found = clock.instant(ofLocal: (Int64(day) * 24 * 60 + Int64(minute)) * 60_000)
            if holds(at: LocalMoment(at: found, clock: clock, calendar: calendar)) { return found }
        }
        return nil
    }
}

extension LocalClock {
    /// What the clocks show at an instant: `2026-09-15 07:10`.
    func words(at instant: Int64) -> (date: String, time: String) {
        let moment = LocalMoment(at: instant, clock: self, calendar: SchoolCalendar())
        return (CivilDate.text(of: moment.day), timeOfDay(moment.minute))
    }

    /// The time in which a rule can fire: `from 2027-01-12 until 2027-01-15 18:00`. A day that counts to its end is named
    /// without a time, as the rule names it.
    func words(ofActive period: Range<Int64>) -> String {
        var words: [String] = []
        if period.lowerBound != .min {
            let (date, time) = self.words(at: period.lowerBound)
            words.append("from \(date)" + (time == "00:00" ? "" : " \(time)"))
        }
        if period.upperBound != .max {
            let (date, time) = self.words(at: period.upperBound)
            let isWhole = time == "00:00"
            words.append("until " + (isWhole ? self.words(at: period.upperBound - 1).date : "\(date) \(time)"))
        }
        return words.joined(separator: " ")
    }
}

/// `07:30`, of minutes after midnight.
private func timeOfDay(_ minute: Int) -> String { "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))" }
