// SPDX-License-Identifier: Apache-2.0

import Devices
import Machine
public import ObjectModel

extension ObjectType {
    /// The machine without parts.
    public static let noneMachine = machine(board: "none")

    /// The machine that boots guests.
    public static let virtMachine = machine(board: "virt")

    /// The types of machines and their parts.
    static let machineTypes = [machine, noneMachine, virtMachine] + Machine.partTypes + VirtBoard.deviceTypes
}
