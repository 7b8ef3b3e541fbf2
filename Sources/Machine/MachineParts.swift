// SPDX-License-Identifier: Apache-2.0

/// What a board makes a machine of.
public struct MachineParts {
    /// What users call the board, such as `virt`.
    public let boardName: String
    /// The harts, of which the first has the number 0.
    public let harts: [any HartRunner]
    /// The devices, in the order in which they are reset. They are in the device map already.
    public let devices: [MachineDevice]
    /// The guest's time.
    public let clock: VirtualClock
    /// What devices and guests want of the machine.
    public let requests: MachineRequests
    /// What starts the harts.
    public let firmware: any MachineFirmware
    /// Whether something can wake a suspended guest.
    public let canWakeUp: Bool

    /// Puts the parts together.
    public init(
        boardName: String,
        harts: [any HartRunner],
        devices: [MachineDevice],
        clock: VirtualClock,
        requests: MachineRequests,
        firmware: any MachineFirmware,
        canWakeUp: Bool
    ) {
        self.boardName = boardName
        self.harts = harts
        self.devices = devices
        self.clock = clock
        self.requests = requests
        self.firmware = firmware
        self.canWakeUp = canWakeUp
    }
}
