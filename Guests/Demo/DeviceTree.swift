// SPDX-License-Identifier: Apache-2.0

/// The flattened device tree that the guest is started with (Devicetree Specification 0.4, chapter 5).
struct DeviceTree {
    private let start: UInt
    private let structure: UInt
    private let strings: UInt

    /// Where the tree lies.
    var range: Range<UInt64> { UInt64(start)..<UInt64(start) + UInt64(cell(start + 4)) }

    init(at start: UInt) {
        self.start = start
        structure = start + UInt(Self.cell(start + 8))
        strings = start + UInt(Self.cell(start + 12))
    }

    private enum Token {
        static let beginNode: UInt32 = 1
        static let endNode: UInt32 = 2
        static let property: UInt32 = 3
        static let nothing: UInt32 = 4
    }

    /// What a property holds.
    struct Value {
        fileprivate let start: UInt

        /// How many bytes it has.
        let byteCount: Int

        /// The number of 32 bits at an index.
        func cell(_ index: Int) -> UInt64 { UInt64(DeviceTree.cell(start + UInt(4 * index))) }

        /// The number of 64 bits at an index of numbers of 32 bits.
        func pair(_ index: Int) -> UInt64 { cell(index) << 32 | cell(index + 1) }

        /// Whether it is a list of texts that has this one.
        func contains(_ text: StaticString) -> Bool {
            var position = start
            while position < start + UInt(byteCount) {
                if DeviceTree.isText(at: position, text) { return true }
                while load_byte(position) != 0 { position += 1 }
                position += 1
            }
            return false
        }
    }

    /// A node, by the place of its first property.
    struct Node {
        fileprivate let tree: DeviceTree
        fileprivate let position: UInt

        subscript(name: StaticString) -> Value? {
            var position = position
            while true {
                switch DeviceTree.cell(position) {
                case Token.nothing: position += 4
                case Token.property:
                    let byteCount = DeviceTree.cell(position + 4)
                    if DeviceTree.isText(at: tree.strings + UInt(DeviceTree.cell(position + 8)), name) {
                        return Value(start: position + 12, byteCount: Int(byteCount))
                    }
                    position += 12 + UInt(byteCount + 3) / 4 * 4
                default: return nil
                }
            }
        }
    }

    /// Calls for every node, from the root down in the tree's order.
    func forEachNode(_ body: (Node) -> Void) {
        var position = structure
        while true {
            switch Self.cell(position) {
            case Token.beginNode:
                position += 4
                while load_byte(position) != 0 { position += 1 }
                position = (position + 4) / 4 * 4
                body(Node(tree: self, position: position))
            case Token.property: position += 12 + UInt(Self.cell(position + 4) + 3) / 4 * 4
            case Token.endNode, Token.nothing: position += 4
            default: return
            }
        }
    }

    /// The first node of a device that is compatible with what a name stands for.
    func node(compatibleWith name: StaticString) -> Node? {
        var found: Node?
        forEachNode { node in
            if found == nil, node["compatible"]?.contains(name) == true { found = node }
        }
        return found
    }

    private func cell(_ address: UInt) -> UInt32 { Self.cell(address) }

    private static func cell(_ address: UInt) -> UInt32 { load_word(address).byteSwapped }

    private static func isText(at address: UInt, _ text: StaticString) -> Bool {
        for index in 0..<text.utf8CodeUnitCount {
            guard unsafe load_byte(address + UInt(index)) == text.utf8Start[index] else { return false }
        }
        return load_byte(address + UInt(text.utf8CodeUnitCount)) == 0
    }
}
