// SPDX-License-Identifier: Apache-2.0

import JSON

@testable import Machine

/// What a client does to a machine, or asks of it.
enum Verb: String, CaseIterable {
    case stop, cont
    case reset = "system_reset"
    case wakeUp = "system_wakeup"
    case powerDown = "system_powerdown"
    case status = "query-status"

    /// Does it to the model.
    func perform(on model: inout RunStateModel) -> (events: [Event], reply: Reply) {
        do throws(RunStateError) {
            let outcome: RunStateModel.Outcome =
                switch self {
                case .stop: model.stop()
                case .cont: try model.resume()
                case .reset: model.reset(.hostQMPSystemReset)
                case .wakeUp: try model.wakeUp()
                case .powerDown: .init(events: [.powerDown])
                case .status: .nothing
                }
            return (outcome.events.map(Event.init), self == .status ? .status(model.state.rawValue) : .done)
        } catch {
            return ([], .refused(error.description))
        }
    }
}

/// What a client hears of its command.
enum Reply: Equatable {
    case done
    case refused(String)
    case status(String)
}

extension Event {
    /// What clients hear of what happens to a machine.
    init(_ event: MachineEvent) {
        switch event {
        case .stop: self.init("STOP")
        case .resume: self.init("RESUME")
        case .reset(let cause): self.init("RESET", Self.data(of: cause))
        case .shutdown(let cause): self.init("SHUTDOWN", Self.data(of: cause))
        case .powerDown: self.init("POWERDOWN")
        case .suspend: self.init("SUSPEND")
        case .wakeUp: self.init("WAKEUP")
        case .guestPanicked(let outcome): self.init("GUEST_PANICKED", ["action": .string(outcome.rawValue)])
        case .rtcChanged(let seconds, let path):
            self.init("RTC_CHANGE", ["offset": .integer(seconds), "qom-path": .string(path)])
        }
    }

    private static func data(of cause: ShutdownCause) -> JSONValue {
        ["guest": .bool(cause.isGuest), "reason": .string(cause.rawValue)]
    }
}
