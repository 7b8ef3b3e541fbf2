// SPDX-License-Identifier: Apache-2.0

/// What a property of a device tree holds: bytes, whose meaning the property's name implies (Devicetree Specification
/// 0.4, section 2.2.4).
public struct DeviceTreeValue: Hashable, Sendable {
    /// The bytes as they stand in a flattened tree.
    public let bytes: [UInt8]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// No bytes: the property's presence says it all.
    public static let empty = DeviceTreeValue([])

    /// Bytes that are no text and no numbers.
    public static func bytes(_ bytes: [UInt8]) -> DeviceTreeValue { DeviceTreeValue(bytes) }

    /// Numbers of 32 bits.
    public static func cells(_ cells: [UInt32]) -> DeviceTreeValue { DeviceTreeValue(cells.flatMap(\.bigEndianBytes)) }

    /// Numbers of 32 bits.
    public static func cells(_ cells: UInt32...) -> DeviceTreeValue { .cells(cells) }

    /// Numbers of 64 bits, which take two cells each: addresses and sizes.
    public static func cellPairs(_ pairs: UInt64...) -> DeviceTreeValue {
        DeviceTreeValue(pairs.flatMap(\.bigEndianBytes))
    }

    /// The node that has this handle.
    public static func phandle(_ phandle: DeviceTreePhandle) -> DeviceTreeValue { .cells(phandle.rawValue) }

    /// A text.
    public static func string(_ text: String) -> DeviceTreeValue { .strings(text) }

    /// Texts one after the other.
    ///
    /// - Precondition: None has the character NUL, which ends each.
    public static func strings(_ texts: String...) -> DeviceTreeValue { .strings(texts) }

    /// Texts one after the other.
    ///
    /// - Precondition: None has the character NUL, which ends each.
    public static func strings(_ texts: [String]) -> DeviceTreeValue {
        precondition(!texts.contains { $0.utf8.contains(0) }, "a string of a device tree has no NUL")
        return DeviceTreeValue(texts.flatMap { Array($0.utf8) + [0] })
    }
}

extension DeviceTreeValue {
    /// The numbers of 32 bits that it consists of; nil if its length is no multiple of theirs.
    public var cells: [UInt32]? {
        guard bytes.count % 4 == 0 else { return nil }
        return stride(from: 0, to: bytes.count, by: 4).map { start in
            bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    /// The texts that it consists of; nil if the last does not end, or if they are not UTF-8.
    public var strings: [String]? {
        guard bytes.last == 0 else { return nil }
        var texts: [String] = []
        for text in bytes.dropLast().split(separator: 0, omittingEmptySubsequences: false) {
            guard let text = String(validating: text, as: UTF8.self) else { return nil }
            texts.append(text)
        }
        return texts
    }

    /// The text that it is; nil if it is not one text.
    public var string: String? {
        guard let strings, strings.count == 1 else { return nil }
        return strings[0]
    }
}

extension FixedWidthInteger {
    /// The bytes of the number, the most significant first.
    var bigEndianBytes: [UInt8] {
        stride(from: Self.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}
