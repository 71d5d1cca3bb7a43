#if FAILPOINTS
    /// One fault of a test: at which call of a client, before it is made or after, at which of these calls, and what happens.
    /// Written as `commit.before@3=die`, with the worker's number and a colon in front where it is for one worker alone.
    struct Failpoint: Equatable {
        /// A call of a client.
        enum Site: String, CaseIterable {
            case initTransactions = "init"
            case begin
            case produce
            case flush
            case sendOffsets = "send-offsets"
            case commit
            case abort
            case committed
            case assign
            case unassign
            case poll
        }

        /// Whether the call was made when the fault comes.
        enum Moment: String, CaseIterable {
            case before
            case after
        }

        /// What happens. An error `before` is a call that was not made; one `after` is a call whose answer is lost or wrong.
        enum Action: String, CaseIterable {
            /// The process kills itself: no handler, no flush, no farewell.
            case die
            /// The process stops itself until somebody lets it go on.
            case pause
            /// Call again.
            case retriable
            /// Abort the transaction.
            case abortable
            /// The client is done for.
            case fatal
            /// None of the three.
            case unspecific
            /// No answer came in time.
            case timeout
        }

        let worker: Int?
        let site: Site
        let moment: Moment
        /// Counted from 1, over all clients of a worker.
        let call: Int
        let action: Action

        /// Reads one; nil where it is not written so.
        init?(_ text: some StringProtocol) {
            let sides = text.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let action = Action(rawValue: String(sides[1])) else { return nil }
            let place = sides[0].split(separator: "@", omittingEmptySubsequences: false)
            guard place.count == 2, let call = Int(place[1]), call > 0 else { return nil }
            let owner = place[0].split(separator: ":", omittingEmptySubsequences: false)
            let name = owner[owner.count - 1].split(separator: ".", omittingEmptySubsequences: false)
            guard owner.count <= 2, name.count == 2, let site = Site(rawValue: String(name[0])),
                let moment = Moment(rawValue: String(name[1]))
            else { return nil }
            if owner.count == 2 {
                guard let worker = Int(owner[0]) else { return nil }
                self.worker = worker
            } else {
                worker = nil
            }
            self.site = site
            self.moment = moment
            self.call = call
            self.action = action
        }

        /// Reads a list separated by commas; nil where one can't be read.
        static func list(_ text: String) -> [Failpoint]? {
            let parts = text.split(separator: ",")
            let points = parts.compactMap { Failpoint($0) }
            return points.count == parts.count ? points : nil
        }
    }
#endif
