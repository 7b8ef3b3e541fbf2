// SPDX-License-Identifier: Apache-2.0

/// What a machine tells its guest of its hardware, as the Devicetree Specification 0.4 describes it.
public struct DeviceTree: Hashable, Sendable {
    /// The node on top.
    public var root: DeviceTreeNode

    /// Memory that the guest leaves alone.
    public var memoryReservations: [AddressRange]

    /// The number of the hart that starts.
    public var bootHart: UInt32

    /// Makes a tree of its root.
    public init(root: DeviceTreeNode, memoryReservations: [AddressRange] = [], bootHart: UInt32 = 0) {
        self.root = root
        self.memoryReservations = memoryReservations
        self.bootHart = bootHart
    }

    /// Reads a flattened tree, of version 16 or 17, or a later one that can be read as these.
    ///
    /// What follows the tree is not looked at.
    public init(flattened bytes: [UInt8]) throws(DeviceTreeError) {
        var reader = try DeviceTreeReader(bytes)
        self.init(
            root: try reader.readRoot(),
            memoryReservations: try reader.readMemoryReservations(),
            bootHart: reader.bootHart
        )
    }

    /// The tree as a block of bytes of version 17, to be put to an address that is a multiple of 8.
    public func flattened() -> [UInt8] {
        var writer = DeviceTreeWriter()
        writer.write(root)
        return writer.finish(memoryReservations: memoryReservations, bootHart: bootHart)
    }
}
