// SPDX-License-Identifier: Apache-2.0

internal import SystemCalls

extension HartGate {
    /// Why harts are held.
    struct Holds: OptionSet, Sendable {
        let rawValue: UInt8

        /// The machine is not running, or something is being done to it.
        static let state = Holds(rawValue: 1)
        /// Something is wanted of the machine and not done yet.
        static let request = Holds(rawValue: 2)
    }

    /// What a parked hart does next.
    enum Turn: Hashable, Sendable {
        case run
        case sleep(until: MonotonicInstant)
        case end
    }

    /// The rules by which harts go through the gate. It starts held for the machine's state.
    struct State: Sendable {
        /// How long harts wait on after they were let go, so that clients have read what they were told, and sleep, and so
        /// does the machine's thread.
        ///
        /// A hart that has waited for a processor has a claim to it that may amount to milliseconds, and the kernel has
        /// those wait who are there when it comes, but not those who come later.
        static let delayNanoseconds: Int64 = 100_000

        private(set) var holds: Holds = .state
        /// When harts go on, once nothing holds them; nil where one has done so since the last time they were let go.
        private var opening: MonotonicInstant?
        private(set) var isEnding = false

        /// Whether a hart that runs may run on.
        var isOpen: Bool { holds.isEmpty && !isEnding }

        /// Adds a reason to hold harts.
        ///
        /// - Returns: Whether they were let go before.
        mutating func hold(_ reason: Holds) -> Bool {
            defer { holds.insert(reason) }
            return holds.isEmpty
        }

        /// Gives up a reason to hold them.
        ///
        /// - Returns: Whether they are let go by that.
        mutating func release(_ reason: Holds, at now: MonotonicInstant) -> Bool {
            guard !holds.isEmpty else { return false }
            holds.remove(reason)
            // Who holds them again and again does not put it off.
            if opening == nil { opening = now.advanced(byNanoseconds: Self.delayNanoseconds) }
            return holds.isEmpty
        }

        /// Has all harts end.
        mutating func end() { isEnding = true }

        /// Decides for a parked hart; nil while it is held.
        mutating func takeTurn(at now: MonotonicInstant) -> Turn? {
            if isEnding { return .end }
            guard holds.isEmpty else { return nil }
            if let opening, now < opening { return .sleep(until: opening) }
            opening = nil
            return .run
        }
    }
}
