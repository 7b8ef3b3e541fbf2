// SPDX-License-Identifier: Apache-2.0

extension MachineParts {
    /// The parts of the machine `none`: there are none, but it can be told what any other can.
    public static var none: MachineParts {
        MachineParts(
            boardName: "none",
            harts: [],
            devices: [],
            clock: VirtualClock(),
            requests: MachineRequests(),
            firmware: NoFirmware(),
            canWakeUp: false
        )
    }
}

/// What stands below no software.
private final class NoFirmware: MachineFirmware {
    func start() {}
    func wakeUp() {}
}
