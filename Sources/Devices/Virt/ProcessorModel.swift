// SPDX-License-Identifier: Apache-2.0

/// What kind of harts a board has: the one that there is, as users name it and as the device tree describes it.
public struct ProcessorModel: Hashable, Sendable {
    /// The name that the user gave: `rv64` or `max`, which are the same.
    public let name: String

    /// The one that nobody has asked for otherwise.
    public static let standard = ProcessorModel(named: "rv64")

    /// All names.
    public static let names = ["rv64", "max"]

    private init(named name: String) { self.name = name }

    /// Reads a name, followed by properties if need be: `rv64,zba=on,v=off`.
    ///
    /// A property is an extension or an address translation mode. It can be on where the harts have that, and off where
    /// they do not: so a guest runs that needs it, or the user hears that it would not.
    ///
    /// - Throws: What was expected instead.
    public init(_ text: String) throws(BoardError) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard Self.names.contains(parts[0]) else {
            throw BoardError(.processor, text, "expected one of: \(Self.names.joined(separator: ", "))")
        }
        for property in parts.dropFirst() { try Self.check(property, of: text) }
        self.init(named: parts[0])
    }

    private static func check(_ property: String, of text: String) throws(BoardError) {
        let parts = property.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let isWanted = ["on": true, "true": true, "off": false, "false": false][parts[1]] else {
            throw BoardError(.processor, text, "expected '\(parts[0])' to be on or off")
        }
        let isThere = (extensions + ["g"] + addressModes).contains(parts[0])
        guard isWanted == isThere else {
            throw BoardError(.processor, text, "the harts \(isThere ? "always" : "never") have '\(parts[0])'")
        }
    }
}

extension ProcessorModel {
    /// The extensions, in canonical order (unprivileged specification, chapter "ISA Extension Naming Conventions").
    ///
    /// Without `svade`, `svadu` says that hardware updates the bits of page tables without being told to first.
    static let extensions = [
        "i", "m", "a", "f", "d", "c", "zicbom", "zicboz", "zicntr", "zicond", "zicsr", "zifencei", "zawrs", "zba",
        "zbb", "zbs", "sstc", "svadu",
    ]

    private static let addressModes = ["sv39", "sv48"]

    /// The extensions as one word, as `riscv,isa` has it.
    static var isaString: String {
        let single = extensions.filter { $0.utf8.count == 1 }.joined()
        return (["rv64" + single] + extensions.filter { $0.utf8.count > 1 }).joined(separator: "_")
    }

    /// How many bytes an operation on a cache block concerns.
    static let cacheBlockByteCount: UInt32 = 64
}
