// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Machine

struct RunStateTests {
    @Test("the states have the names and the order of the schema")
    func names() {
        let names =
            """
            debug inmigrate internal-error io-error paused postmigrate prelaunch finish-migrate restore-vm running \
            save-vm shutdown suspended watchdog guest-panicked colo
            """
        #expect(RunState.allCases.map(\.rawValue).joined(separator: " ") == names)
    }

    @Test("the guest's time goes on in two states, and two need a reset")
    func groups() {
        #expect(RunState.allCases.filter(\.isLive) == [.running, .suspended])
        #expect(RunState.allCases.filter(\.needsReset) == [.internalError, .shutdown])
    }

    /// A row for each state from which a transition leads, a column for each to which one leads, both in the order of
    /// the schema. The one that QEMU 9.0 has not is `+`.
    private static let table: [(RunState, String)] = [
        // debug, inmigrate, internal-error, io-error · paused, postmigrate, prelaunch, finish-migrate ·
        // restore-vm, running, save-vm, shutdown · suspended, watchdog, guest-panicked, colo
        (.debug, ".... ..xx .x.. x..."),
        (.inMigrate, "..xx xxxx .x.x xxxx"),
        (.internalError, ".... x.xx .... ...."),
        (.ioError, ".... ..xx .x.. ...."),
        (.paused, ".... .xxx .x.. x..x"),
        (.postMigrate, ".... ..xx .x.. +..."),
        (.prelaunch, ".x.. ...x .x.. x..."),
        (.finishMigrate, "..xx xxx. .x.x xxxx"),
        (.restoreVM, ".... ..x. .x.. x..."),
        (.running, "x.xx x..x x.xx xxxx"),
        (.saveVM, ".... .... .x.. x..."),
        (.shutdown, ".... x.xx .... ...x"),
        (.suspended, ".... x.xx xxxx ...x"),
        (.watchdog, ".... ..xx .x.. ...x"),
        (.guestPanicked, ".... ..xx .x.. ...."),
        (.colo, ".... ..x. .x.x ...."),
    ]

    @Test("every pair of states is allowed or not as the table says", arguments: table)
    func transitions(from state: RunState, row: String) throws {
        let cells = row.filter { $0 != " " }
        try #require(cells.count == RunState.allCases.count)
        let allowed = zip(RunState.allCases, cells).filter { $1 != "." }.map(\.0)
        #expect(state.successors == Set(allowed))
        #expect(!state.successors.contains(state))
    }

    @Test("the table has every state")
    func complete() {
        #expect(Self.table.map(\.0) == RunState.allCases)
    }

    @Test("causes have the names and the order of the schema, and come from the guest from guest-shutdown on")
    func causes() {
        let names =
            """
            none host-error host-qmp-quit host-qmp-system-reset host-signal host-ui guest-shutdown guest-reset \
            guest-panic subsystem-reset snapshot-load
            """
        #expect(ShutdownCause.allCases.map(\.rawValue).joined(separator: " ") == names)
        let guests = ShutdownCause.allCases.filter(\.isGuest)
        #expect(guests == Array(ShutdownCause.allCases.suffix(5)) && guests.first == .guestShutdown)
    }
}
