// SPDX-License-Identifier: Apache-2.0

import Measuring

/// What is measured, and on which programs. The emulators take turns, so that what else the computer does strikes them
/// alike, and what counts is processor time.
struct Measurements {
    let apus: Emulator
    let others: [Emulator]
    /// The folder that `Guests/build` has filled.
    let guests: String
    /// The folder that `Scripts/debian-guest` has filled, with the programs of `work` in it.
    let linux: String
    /// How often each does everything.
    let roundCount: Int

    var emulators: [Emulator] { others + [apus] }

    let clock = ContinuousClock()

    /// Has each emulator do something in turn, as often as there are rounds.
    func takeTurns(_ body: (Emulator) throws -> Void) throws {
        for _ in 0..<roundCount {
            for emulator in emulators { try body(emulator) }
        }
    }
}
