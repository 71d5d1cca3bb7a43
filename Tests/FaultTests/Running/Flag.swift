import Synchronization

/// A yes or no that threads share.
final class Flag: Sendable {
    private let value = Atomic<Bool>(false)

    var isSet: Bool { value.load(ordering: .relaxed) }

    func set(_ new: Bool) { value.store(new, ordering: .relaxed) }
}
