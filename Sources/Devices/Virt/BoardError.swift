// SPDX-License-Identifier: Apache-2.0

/// Why there can be no board as a user wants it: one of the settings is to blame.
public struct BoardError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What users set of a board. The raw values are the names of the program's options.
    public enum Setting: String, CaseIterable, Sendable {
        /// The number of harts.
        case hartCount = "smp"
        /// The size of memory.
        case memory = "m"
        /// What kind of harts there are.
        case processor = "cpu"
        /// The firmware.
        case firmware = "bios"
        /// The kernel.
        case kernel = "kernel"
        /// The initial file system.
        case initialRAMDisk = "initrd"
        /// The kernel's command line.
        case commandLine = "append"
        /// The device tree.
        case deviceTree = "dtb"
    }

    /// The setting.
    public let setting: Setting
    /// What it was set to.
    public let value: String
    /// What is wrong with that, and what was expected.
    public let problem: String

    init(_ setting: Setting, _ value: String, _ problem: String) {
        self.setting = setting
        self.value = value
        self.problem = problem
    }

    /// The whole line, as in `-smp 0: expected 1 to 512 harts`.
    public var description: String { "-\(setting.rawValue) \(value): \(problem)" }
}
