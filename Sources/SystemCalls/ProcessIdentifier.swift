// SPDX-License-Identifier: Apache-2.0

/// The number of a process.
public struct ProcessIdentifier: RawRepresentable, Hashable, Sendable {
    /// The number.
    public let rawValue: Int32

    /// Names a process by its number.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// What the process was started as, the first word of its command line; nil where there is no such process any more, or
    /// it has none.
    public var commandName: String? {
        guard let line = try? FileSystem.readFile("/proc/\(rawValue)/cmdline") else { return nil }
        let word = line.prefix { $0 != 0 }
        return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
    }
}
