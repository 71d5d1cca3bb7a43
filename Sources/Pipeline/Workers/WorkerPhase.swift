/// What a worker has to do next.
enum WorkerPhase {
    /// There is no producer that may begin a transaction.
    case needsProducer
    /// Where to read from has to be asked of the broker.
    case needsOffsets
    /// Inquiries are read, decided and published.
    case reading
}
