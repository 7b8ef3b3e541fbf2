// SPDX-License-Identifier: Apache-2.0

internal import RISCV

/// Writes the blocks of a flattened tree.
struct DeviceTreeWriter {
    private var structure: [UInt8] = []
    private var strings: [UInt8] = []
    private var stringOffsets: [String: UInt32] = [:]

    /// Writes a node and all below it.
    mutating func write(_ node: DeviceTreeNode) {
        append(.beginNode)
        structure += Array(node.name.utf8) + [0]
        align()
        for property in node.properties {
            append(.property)
            append(UInt32(property.value.bytes.count))
            append(offset(of: property.name))
            structure += property.value.bytes
            align()
        }
        for child in node.children { write(child) }
        append(.endNode)
    }

    /// The whole tree, when its root has been written.
    mutating func finish(memoryReservations: [AddressRange], bootHart: UInt32) -> [UInt8] {
        append(.end)
        let reservations = memoryReservations.flatMap {
            $0.start.rawValue.bigEndianBytes + $0.byteCount.bigEndianBytes
        }
        let endOfReservations = [UInt8](repeating: 0, count: 16)
        let structureOffset = DeviceTreeFormat.headerByteCount + reservations.count + endOfReservations.count
        let stringsOffset = structureOffset + structure.count
        let header: [UInt32] = [
            DeviceTreeFormat.magic,
            UInt32(stringsOffset + strings.count),
            UInt32(structureOffset),
            UInt32(stringsOffset),
            UInt32(DeviceTreeFormat.headerByteCount),
            DeviceTreeFormat.version,
            DeviceTreeFormat.lastCompatibleVersion,
            bootHart,
            UInt32(strings.count),
            UInt32(structure.count),
        ]
        return header.flatMap(\.bigEndianBytes) + reservations + endOfReservations + structure + strings
    }

    /// Where a name stands among the strings, which have each name once.
    private mutating func offset(of name: String) -> UInt32 {
        if let offset = stringOffsets[name] { return offset }
        let offset = UInt32(strings.count)
        strings += Array(name.utf8) + [0]
        stringOffsets[name] = offset
        return offset
    }

    private mutating func append(_ token: DeviceTreeFormat.Token) { append(token.rawValue) }

    private mutating func append(_ cell: UInt32) { structure += cell.bigEndianBytes }

    private mutating func align() {
        while structure.count % 4 != 0 { structure.append(0) }
    }
}
