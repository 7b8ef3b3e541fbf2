// SPDX-License-Identifier: Apache-2.0

import RISCV
import Synchronization

/// The wire by which a device wakes a suspended machine. It leads around the interrupt controller, in which a guest that
/// goes to sleep may have disabled all interrupts.
final class WakeUpLine: Sendable {
    private let harts: [HartSignals]
    private let level = Atomic(false)

    /// Makes a wire to the harts of a board.
    init(harts: [HartSignals]) { self.harts = harts }

    /// Whether the device wants it.
    var isAsserted: Bool { level.load(ordering: .acquiring) }

    /// Asserts the line or takes it back.
    func set(_ isAsserted: Bool) {
        let wasAsserted = level.exchange(isAsserted, ordering: .acquiringAndReleasing)
        guard isAsserted, !wasAsserted else { return }
        for signals in harts { signals.request(.attention) }
    }
}
