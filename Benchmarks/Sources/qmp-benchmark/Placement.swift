// SPDX-License-Identifier: Apache-2.0

import CMeasuring
import Measuring

/// Where a server and its client run. Left to itself, the scheduler chooses anew for each pair and keeps to it, and waking
/// another processor takes several times as long as switching on one: that would be all that a round trip tells.
enum Placement: String, CaseIterable {
    /// Both on the same processor.
    case oneProcessor = "on one processor"
    /// Each on one of its own.
    case twoProcessors = "on two processors"

    /// Starts a server here and goes to the client's place.
    func start<Server>(_ server: () throws -> Server) throws -> Server {
        try check("run on a processor", measuring_run_on(self == .oneProcessor ? 0 : 1))
        defer { _ = measuring_run_on(0) }
        return try server()
    }

    /// Lets this process run anywhere again.
    static func leave() { _ = measuring_run_on(-1) }
}
