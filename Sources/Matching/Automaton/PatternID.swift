/// A pattern of an automaton: its place in the list it was built from.
public typealias PatternID = Int
