// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV
import Testing

@Suite("A flattened device tree")
struct FlattenedTests {
    @Test("has the header, the reservations, the structure and each name once")
    func layout() {
        let root = DeviceTreeNode("", ["a": .bytes([7])], children: [DeviceTreeNode("b", ["a": .empty])])
        let expected: [UInt32] = [
            0xd00d_feed, 114, 56, 112, 40, 17, 16, 5, 2, 56,
            0, 0, 0, 0,
            1, 0, 3, 1, 0, 0x0700_0000,
            1, 0x6200_0000, 3, 0, 0, 2,
            2, 9,
        ]
        let bytes = DeviceTree(root: root, bootHart: 5).flattened()
        #expect(DeviceTreeValue.bytes(Array(bytes.dropLast(2))).cells == expected)
        #expect(bytes.suffix(2) == [97, 0])
    }

    @Test("is read as it was written")
    func roundTrip() throws {
        let tree = try DeviceTree(flattened: SampleTree.tree.flattened())
        #expect(tree == SampleTree.tree)
        #expect(tree.bootHart == 3)
    }

    @Test("is read from version 16, which does not say how long its structure is")
    func version16() throws {
        var bytes = SampleTree.tree.flattened()
        bytes[23] = 16
        bytes.replaceSubrange(36..<40, with: [0xff, 0xff, 0xff, 0xff])
        #expect(try DeviceTree(flattened: bytes) == SampleTree.tree)
    }

    @Test("may have items without meaning, and bytes behind it")
    func nothing() throws {
        let bytes = Self.tree(structure: [4, 1, 0, 4, 4, 2, 4, 9])
        #expect(try DeviceTree(flattened: bytes + [1, 2, 3]).root == DeviceTreeNode(""))
    }

    private static let broken: [(String, [UInt8])] = [
        ("no flattened device tree: expected the bytes d0 0d fe ed at its start", []),
        ("no flattened device tree: expected the bytes d0 0d fe ed at its start", [UInt8](repeating: 0, count: 100)),
        ("the device tree is cut off: it is shorter than its header says", [0xd0, 0x0d, 0xfe, 0xed]),
        ("the device tree is cut off: it is shorter than its header says", SampleTree.tree.flattened().dropLast() + []),
        ("the device tree has version 15, expected 16 or 17", tree(structure: [1, 0, 2, 9], header: [5: 15])),
        ("the device tree has version 18, expected 16 or 17", tree(structure: [1, 0, 2, 9], header: [5: 18, 6: 18])),
        (
            "the device tree's header names blocks that lie behind its end",
            tree(structure: [1, 0, 2, 9], header: [2: 0xffff_fff0])
        ),
        (
            "the device tree's header names blocks that lie behind its end",
            tree(structure: [1, 0, 2, 9], header: [8: 0x1000])
        ),
        ("the device tree's memory reservations do not end", tree(structure: [1, 0, 2, 9], header: [4: 0xffff_fff0])),
        ("the device tree has no node at its start", tree(structure: [9])),
        ("the device tree goes on behind its root", tree(structure: [1, 0, 2, 1, 0, 2, 9])),
        ("the device tree ends within the node 'a'", tree(structure: [1, 0, 1, 0x6100_0000, 9])),
        ("the device tree has an item of the unknown kind 5", tree(structure: [1, 0, 5])),
        ("the device tree is cut off within a block", tree(structure: [1, 0])),
        ("the device tree is cut off within a block", tree(structure: [1, 0x6161_6161])),
        ("the device tree is cut off within a block", tree(structure: [1, 0, 3, 0xffff_ffff, 0])),
        ("the device tree is cut off within a block", tree(structure: [1, 0, 3, 0, 0xffff_ffff])),
        (
            "the device tree has a node of the name 'a/b', expected none with a slash",
            tree(structure: [1, 0, 1, 0x612f_6200, 2, 2, 9])
        ),
        ("the device tree has a name that is not printable ASCII", tree(structure: [1, 0, 1, 0xff00_0000, 2, 2, 9])),
        (
            "the device tree is deeper than 64 nodes",
            tree(structure: [1, 0] + [UInt32](repeating: 1, count: 64).flatMap { [$0, 0x6100_0000] })
        ),
    ]

    @Test("that is broken is refused with the reason", arguments: broken)
    func refusal(reason: String, bytes: [UInt8]) {
        let error = #expect(throws: DeviceTreeError.self) { try DeviceTree(flattened: bytes) }
        #expect(error?.description == reason)
    }

    @Test("may change in any byte, and is then read or refused")
    func mutations() throws {
        let bytes = SampleTree.tree.flattened()
        for index in bytes.indices {
            for value in [bytes[index] ^ 1, bytes[index] ^ 0x80, 0xff] {
                var changed = bytes
                changed[index] = value
                try DeviceTreeCheck.check(changed)
            }
        }
    }

    /// A tree of that structure block, with one name, `a`, and numbers of the header that are not what they should be.
    private static func tree(structure: [UInt32], header changes: [Int: UInt32] = [:]) -> [UInt8] {
        let byteCount = UInt32(4 * structure.count)
        var header: [UInt32] = [0xd00d_feed, 58 + byteCount, 56, 56 + byteCount, 40, 17, 16, 0, 2, byteCount]
        for (index, value) in changes { header[index] = value }
        return DeviceTreeValue.cells(header + [0, 0, 0, 0] + structure).bytes + [97, 0]
    }
}
