// SPDX-License-Identifier: Apache-2.0

import Devices
import Machine
import Monitor
import ObjectModel
import Options

/// The machine as the command line has it.
struct MachineSetting {
    /// The boards, by their names.
    enum Board: String, CaseIterable {
        case none, virt

        /// What people are told who ask for the machines.
        var help: String {
            switch self {
            case .none: "empty machine"
            case .virt: "RISC-V VirtIO board (default)"
            }
        }

        /// What it is in the object tree.
        var objectType: ObjectType {
            switch self {
            case .none: .noneMachine
            case .virt: .virtMachine
            }
        }

        /// How many harts there can be; of the machine without any QEMU says 1.
        var hartLimit: Int {
            switch self {
            case .none: 1
            case .virt: VirtBoard.hartLimit
            }
        }
    }

    /// The board.
    var board = Board.virt

    /// What the board is like, and what is started; of no concern to the board `none`.
    var configuration = BoardConfiguration()

    /// Where the command line speaks of the machine, by the name of the option; of several places the last.
    var occurrences: [String: OptionOccurrence] = [:]

    /// What becomes of the machine when something happens to it.
    var actions = MachineActions()

    /// The name of the object that is its memory, if one is.
    var memoryBackend: String?

    /// What becomes of the time in which the guest is stopped.
    var stoppedTime = StoppedTime.freeze

    /// Whether the machine is started.
    var starts = true
}
