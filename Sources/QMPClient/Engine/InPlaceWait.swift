// SPDX-License-Identifier: Apache-2.0

/// Whether a task waits for a reply in its own thread: as long as that works out.
///
/// Where the server takes too long, or other commands come meanwhile, it is tried again after more and more commands.
struct InPlaceWait: Hashable, Sendable {
    /// How many waits may work out before the thread is given to other tasks for once.
    private static let longestTurn = 32
    /// How many commands pass at most until another try.
    private static let longestPause = 1024

    private let isWanted: Bool
    private var turn = 0
    private var pause = 0
    private var commandsToPass = 0

    /// - Parameter isWanted: Whether it does at all.
    init(isWanted: Bool) { self.isWanted = isWanted }

    /// Decides for the next command that may be waited for.
    mutating func isWorthwhile() -> Bool {
        guard isWanted else { return false }
        guard commandsToPass > 0 else { return true }
        commandsToPass -= 1
        return false
    }

    /// Learns that the reply came in time, and no other command.
    ///
    /// - Returns: Whether other tasks are to have the thread now: they have none of a task that never waits for them.
    mutating func succeeded() -> Bool {
        pause = 0
        turn = (turn + 1) % Self.longestTurn
        return turn == 0
    }

    /// Learns that it did not, or that the task was not alone.
    mutating func failed() {
        turn = 0
        pause = min(max(8, 2 * pause), Self.longestPause)
        commandsToPass = pause
    }
}
