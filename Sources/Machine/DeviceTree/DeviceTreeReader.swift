// SPDX-License-Identifier: Apache-2.0

internal import RISCV

/// Reads a flattened tree, which may hold anything.
struct DeviceTreeReader {
    /// The number of the hart that starts.
    let bootHart: UInt32

    private let bytes: ArraySlice<UInt8>
    private let reservationsOffset: Int
    private let strings: ArraySlice<UInt8>
    private var structure: ArraySlice<UInt8>

    /// Checks the header.
    init(_ file: [UInt8]) throws(DeviceTreeError) {
        guard let magic = file[...].cell(at: 0), magic == DeviceTreeFormat.magic else {
            throw DeviceTreeError("no flattened device tree: expected the bytes d0 0d fe ed at its start")
        }
        guard let total = file[...].cell(at: 4), total >= DeviceTreeFormat.headerByteCount, total <= file.count else {
            throw DeviceTreeError("the device tree is cut off: it is shorter than its header says")
        }
        let bytes = file[..<Int(total)]
        func field(_ number: Int) -> Int { Int(bytes.cell(at: 4 * number) ?? 0) }
        let (version, lastCompatible) = (field(5), field(6))
        guard version >= 16, lastCompatible <= 17 else {
            throw DeviceTreeError("the device tree has version \(version), expected 16 or 17")
        }
        // Version 16 does not say how long the structure block is; it ends with a token of its own.
        let structureEnd = version >= 17 ? field(2) + field(9) : bytes.count
        let stringsEnd = field(3) + field(8)
        guard field(2) <= structureEnd, structureEnd <= bytes.count, stringsEnd <= bytes.count else {
            throw DeviceTreeError("the device tree's header names blocks that lie behind its end")
        }
        self.bytes = bytes
        bootHart = UInt32(field(7))
        reservationsOffset = field(4)
        structure = bytes[field(2)..<structureEnd]
        strings = bytes[field(3)..<stringsEnd]
    }

    /// The root with all below it.
    mutating func readRoot() throws(DeviceTreeError) -> DeviceTreeNode {
        guard try nextToken() == .beginNode else {
            throw DeviceTreeError("the device tree has no node at its start")
        }
        let root = try readNode(depth: 1)
        guard try nextToken() == .end else { throw DeviceTreeError("the device tree goes on behind its root") }
        return root
    }

    /// The memory that the guest leaves alone, up to the entry that is all 0.
    func readMemoryReservations() throws(DeviceTreeError) -> [AddressRange] {
        var ranges: [AddressRange] = []
        var offset = reservationsOffset
        while true {
            guard let start = bytes.cellPair(at: offset), let byteCount = bytes.cellPair(at: offset + 8) else {
                throw DeviceTreeError("the device tree's memory reservations do not end")
            }
            if start == 0 && byteCount == 0 { return ranges }
            ranges.append(AddressRange(start: PhysicalAddress(rawValue: start), byteCount: byteCount))
            offset += 16
        }
    }

    /// The rest of a node whose first token has been taken.
    private mutating func readNode(depth: Int) throws(DeviceTreeError) -> DeviceTreeNode {
        guard depth <= DeviceTreeFormat.maximumDepth else {
            throw DeviceTreeError("the device tree is deeper than \(DeviceTreeFormat.maximumDepth) nodes")
        }
        let name = try text(at: structure.startIndex, of: structure)
        guard !name.utf8.contains(UInt8(ascii: "/")) else {
            throw DeviceTreeError("the device tree has a node of the name '\(name)', expected none with a slash")
        }
        try take(name.utf8.count + 1)
        var properties: [DeviceTreeNode.Property] = []
        var children: [DeviceTreeNode] = []
        while true {
            switch try nextToken() {
            case .property: properties.append(try readProperty())
            case .beginNode: children.append(try readNode(depth: depth + 1))
            case .endNode: return DeviceTreeNode(fullName: name, properties: properties, children: children)
            case .end, .nothing: throw DeviceTreeError("the device tree ends within the node '\(name)'")
            }
        }
    }

    private mutating func readProperty() throws(DeviceTreeError) -> DeviceTreeNode.Property {
        let byteCount = try nextCell()
        let nameOffset = try nextCell()
        let name = try text(at: strings.startIndex + Int(nameOffset), of: strings)
        let value = try take(Int(byteCount))
        return DeviceTreeNode.Property(name: name, value: .bytes(Array(value)))
    }

    /// The next token that says something.
    private mutating func nextToken() throws(DeviceTreeError) -> DeviceTreeFormat.Token {
        while true {
            let cell = try nextCell()
            guard let token = DeviceTreeFormat.Token(rawValue: cell) else {
                throw DeviceTreeError("the device tree has an item of the unknown kind \(cell)")
            }
            if token != .nothing { return token }
        }
    }

    private mutating func nextCell() throws(DeviceTreeError) -> UInt32 {
        guard let cell = structure.cell(at: structure.startIndex) else { throw Self.cutOff }
        structure = structure.dropFirst(4)
        return cell
    }

    /// Takes bytes, and what fills them up to a multiple of four.
    @discardableResult
    private mutating func take(_ byteCount: Int) throws(DeviceTreeError) -> ArraySlice<UInt8> {
        guard byteCount <= structure.count else { throw Self.cutOff }
        let taken = structure.prefix(byteCount)
        structure = structure.dropFirst((byteCount + 3) / 4 * 4)
        return taken
    }

    /// The text from an index to the next NUL.
    private func text(at index: Int, of block: ArraySlice<UInt8>) throws(DeviceTreeError) -> String {
        guard index <= block.endIndex, let end = block[index...].firstIndex(of: 0) else { throw Self.cutOff }
        guard block[index..<end].allSatisfy({ (0x20...0x7e).contains($0) }) else {
            throw DeviceTreeError("the device tree has a name that is not printable ASCII")
        }
        return String(decoding: block[index..<end], as: UTF8.self)
    }

    private static let cutOff = DeviceTreeError("the device tree is cut off within a block")
}

extension ArraySlice<UInt8> {
    /// The number of 32 bits, the most significant byte first, at an index; nil where it does not lie within the slice.
    fileprivate func cell(at index: Int) -> UInt32? {
        guard index >= startIndex, index <= endIndex - 4 else { return nil }
        return self[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The number of 64 bits at an index.
    fileprivate func cellPair(at index: Int) -> UInt64? {
        guard let high = cell(at: index), let low = cell(at: index + 4) else { return nil }
        return UInt64(high) << 32 | UInt64(low)
    }
}
