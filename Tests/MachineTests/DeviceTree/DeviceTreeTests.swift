// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV
import Testing

@Suite("A device tree")
struct DeviceTreeTests {
    private static let values: [(DeviceTreeValue, [UInt8])] = [
        (.empty, []),
        (.cells(1, 0x0203_0405), [0, 0, 0, 1, 2, 3, 4, 5]),
        (.cellPairs(0x0102_0304_0506_0708), [1, 2, 3, 4, 5, 6, 7, 8]),
        (.string("ab"), [97, 98, 0]),
        (.strings("a", "", "b"), [97, 0, 0, 98, 0]),
        (.bytes([9]), [9]),
        (.phandle(DeviceTreePhandle(rawValue: 258)), [0, 0, 1, 2]),
    ]

    @Test("holds values as the format has them", arguments: values)
    func value(value: DeviceTreeValue, bytes: [UInt8]) {
        #expect(value.bytes == bytes)
    }

    @Test("tells what a value means where it can mean that")
    func meaning() {
        #expect(DeviceTreeValue.cells(1, 0xffff_ffff).cells == [1, 0xffff_ffff])
        #expect(DeviceTreeValue.bytes([1, 2, 3]).cells == nil)
        #expect(DeviceTreeValue.strings("a", "", "b").strings == ["a", "", "b"])
        #expect(DeviceTreeValue.strings("a", "b").string == nil)
        #expect(DeviceTreeValue.string("a").string == "a")
        #expect(DeviceTreeValue.bytes([97]).strings == nil)
        #expect(DeviceTreeValue.bytes([0xff, 0]).strings == nil)
        #expect(DeviceTreeValue.empty.strings == nil)
    }

    @Test("has names with unit addresses in hexadecimal")
    func names() {
        #expect(DeviceTreeNode("serial", at: 0x1000_0000).name == "serial@10000000")
        #expect(DeviceTreeNode("chosen").name == "chosen")
    }

    @Test("keeps the place of a property that changes, adds new ones behind, and removes them")
    func properties() {
        var node = DeviceTreeNode("a", ["x": .cells(1), "y": .cells(2)])
        node["x"] = .cells(3)
        node["z"] = .empty
        node["y"] = nil
        node["none"] = nil
        #expect(node.properties.map(\.name) == ["x", "z"])
        #expect(node["x"] == .cells(3))
        #expect(node["y"] == nil)
    }

    @Test("keeps the place of a child that changes, adds new ones behind, and removes them")
    func children() {
        var node = DeviceTreeNode("a", children: [DeviceTreeNode("x"), DeviceTreeNode("y")])
        node[child: "x"]?["p"] = .empty
        node[child: "z"] = DeviceTreeNode("z")
        node[child: "y"] = nil
        node[child: "none"] = nil
        #expect(node.children == [DeviceTreeNode("x", ["p": .empty]), DeviceTreeNode("z")])
    }

    @Test("gives each node a handle of its own")
    func phandles() {
        var phandles = DeviceTreePhandles()
        #expect([phandles.next(), phandles.next()].map(\.rawValue) == [1, 2])
    }

    @Test("takes what every start adds to it, where that was and where it was not")
    func chosen() {
        for var tree in [SampleTree.tree, DeviceTree(root: DeviceTreeNode(""))] {
            tree.setBootArguments("first")
            tree.setBootArguments("console=ttyS0")
            tree.setInitialRAMDisk(AddressRange(start: PhysicalAddress(rawValue: 0x1_8000_0000), byteCount: 0x123))
            let chosen = tree.root[child: "chosen"]
            #expect(chosen?["bootargs"] == .string("console=ttyS0"))
            #expect(chosen?["linux,initrd-start"] == .cellPairs(0x1_8000_0000))
            #expect(chosen?["linux,initrd-end"] == .cellPairs(0x1_8000_0123))
        }
    }

    @Test("gets new seeds wherever it has one")
    func seeds() {
        var tree = SampleTree.tree
        tree.root[child: "soc"]?["rng-seed"] = .bytes([0, 0])
        var next: UInt8 = 0
        tree.renewSeeds { count in
            next += 1
            return [UInt8](repeating: next, count: count)
        }
        #expect(tree.root[child: "chosen"]?["rng-seed"] == .bytes([1, 1, 1, 1, 1]))
        #expect(tree.root[child: "soc"]?["rng-seed"] == .bytes([2, 2]))
        #expect(tree.root["rng-seed"] == nil)
    }
}
