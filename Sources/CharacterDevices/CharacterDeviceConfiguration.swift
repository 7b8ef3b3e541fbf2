// SPDX-License-Identifier: Apache-2.0

/// What a character device is to be, whether an option or a command asked for it.
public enum CharacterDeviceConfiguration: Hashable, Sendable {
    /// Never sends anything and swallows what it gets.
    case null
    /// Standard input and output; one device of a process at a time has them.
    ///
    /// - Parameter signals: Whether the terminal's keys for signals, such as Ctrl-C, keep their meaning.
    case stdio(signals: Bool)
    /// Files.
    case file(FileConfiguration)
    /// A stream socket.
    case socket(SocketConfiguration)
    /// A device that several front ends share, with keys behind Ctrl-A to choose which of them is typed to.
    indirect case multiplexed(CharacterDeviceConfiguration)
}
