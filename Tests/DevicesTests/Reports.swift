// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// The lines that devices say to the person who runs the program.
final class Reports: Sendable {
    /// Guarded by itself.
    private let gathered = WaitableMutex<[String]>([])

    var lines: [String] { gathered.withLock { $0 } }

    func add(_ line: String) { gathered.withLock { $0.append(line) } }
}
