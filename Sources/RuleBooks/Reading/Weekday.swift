/// The days of the week, Monday first, as rules name them.
enum Weekday {
    static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}
