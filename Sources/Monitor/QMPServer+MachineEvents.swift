// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import Machine
import QMPServer

extension QMPServer {
    /// Tells clients what has happened to the machine.
    func emit(_ event: MachineEvent) {
        switch event {
        case .stop: emit(Events.Stop())
        case .resume: emit(Events.Resume())
        case .reset(let cause): emit(Events.Reset(guest: cause.isGuest, reason: ControlProtocol.ShutdownCause(cause)))
        case .shutdown(let cause):
            emit(Events.Shutdown(guest: cause.isGuest, reason: ControlProtocol.ShutdownCause(cause)))
        case .powerDown: emit(Events.Powerdown())
        case .suspend: emit(Events.Suspend())
        case .wakeUp: emit(Events.Wakeup())
        case .rtcChanged(let secondsAhead, let path): emit(Events.RtcChange(offset: secondsAhead, qomPath: path))
        case .guestPanicked(let outcome): emit(Events.GuestPanicked(action: GuestPanicAction(outcome)))
        }
    }
}
