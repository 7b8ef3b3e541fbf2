// SPDX-License-Identifier: Apache-2.0

/// A number by which properties refer to a node of the same tree: the value of its property `phandle` (Devicetree
/// Specification 0.4, section 2.3.3).
public struct DeviceTreePhandle: RawRepresentable, Hashable, Sendable {
    /// The number. 0 and 2³²−1 stand for no node.
    public let rawValue: UInt32

    /// Makes a handle of its number.
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Gives the nodes of one tree handles that differ.
public struct DeviceTreePhandles: Sendable {
    private var last: UInt32 = 0

    /// Starts with the handle 1.
    public init() {}

    /// A handle that it has not given before.
    public mutating func next() -> DeviceTreePhandle {
        last += 1
        return DeviceTreePhandle(rawValue: last)
    }
}
