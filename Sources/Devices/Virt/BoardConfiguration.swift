// SPDX-License-Identifier: Apache-2.0

public import Machine

/// What users say of a board.
public struct BoardConfiguration: Sendable {
    /// What stands below the kernel.
    public enum Firmware: Hashable, Sendable {
        /// The monitor's own SBI.
        case builtIn
        /// Nothing: the kernel starts in M-mode.
        case none
        /// A program for M-mode in a file, which starts the kernel.
        case file(String)

        /// Reads what users write: `default`, `none` or a path.
        public init(_ text: String) {
            switch text {
            case "default": self = .builtIn
            case "none": self = .none
            default: self = .file(text)
            }
        }
    }

    /// How many harts there are, 1 to ``VirtBoard/hartLimit``.
    public var hartCount = 1
    /// What kind of harts.
    public var processor = ProcessorModel.standard
    /// How much memory, up to ``VirtBoard/memoryLimit``.
    public var memory = MemorySize.mebibytes(128)
    /// Whether core dumps of the process have the memory.
    public var isMemoryDumped = true
    /// The time of day that it shows.
    public var calendar = CalendarClock.Configuration()
    /// What stands below the kernel.
    public var firmware = Firmware.builtIn
    /// The path of the kernel. Where there is none the monitor's own SBI starts the demo guest, and other firmware nothing.
    public var kernel: String?
    /// The path of the initial file system, for the kernel.
    public var initialRAMDisk: String?
    /// The kernel's command line.
    public var commandLine: String?
    /// The path of a device tree that takes the place of the board's own.
    public var deviceTree: String?

    /// The configuration of a user who says nothing.
    public init() {}
}
