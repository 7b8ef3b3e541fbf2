// SPDX-License-Identifier: Apache-2.0

/// The numbers of the flattened format (Devicetree Specification 0.4, chapter 5).
enum DeviceTreeFormat {
    static let magic: UInt32 = 0xd00d_feed
    static let version: UInt32 = 17
    static let lastCompatibleVersion: UInt32 = 16
    static let headerByteCount = 40

    /// How many nodes may stand above one another; Linux takes no more.
    static let maximumDepth = 64

    /// What begins each item of the structure block.
    enum Token: UInt32 {
        case beginNode = 1
        case endNode = 2
        case property = 3
        case nothing = 4
        case end = 9
    }
}
