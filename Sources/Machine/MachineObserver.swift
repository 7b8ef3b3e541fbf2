// SPDX-License-Identifier: Apache-2.0

/// Who is told what happens to a machine, in the machine's thread. It tells the machine nothing meanwhile.
public protocol MachineObserver: AnyObject {
    /// Something has happened: everything is as the event says.
    func machine(_ machine: Machine, didEmit event: MachineEvent)

    /// The machine is off for good, and so is the program. Its threads are still there.
    func machine(_ machine: Machine, didEnd ending: MachineEnding)
}
