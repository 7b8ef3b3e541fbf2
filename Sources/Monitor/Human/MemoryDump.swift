// SPDX-License-Identifier: Apache-2.0

import HumanMonitor

/// A stretch of memory that is to be shown.
struct MemoryDump {
    /// A line: its address and the bytes from there, nil where there are none.
    typealias Line = (address: UInt64, bytes: [UInt8]?)

    /// How many bytes can be shown at once: what a person might search through.
    static let byteLimit = 1 << 20

    private let format: DumpFormat
    private let start: UInt64

    init(_ format: DumpFormat, at start: UInt64) {
        self.format = format
        self.start = start
    }

    /// How many bytes there are.
    var byteCount: Int { format.count * format.byteCount }

    /// Reads the lines, up to the first that cannot be read.
    func lines(_ read: (_ address: UInt64, _ count: Int) -> [UInt8]?) -> [Line] {
        let lineByteCount = format.byteCount == 1 ? 8 : 16
        var lines: [Line] = []
        for offset in stride(from: 0, to: byteCount, by: lineByteCount) {
            let address = start &+ UInt64(offset)
            lines.append((address, read(address, min(lineByteCount, byteCount - offset))))
            if lines.last?.bytes == nil { break }
        }
        return lines
    }

    /// The lines as people see them.
    func text(_ lines: [Line]) -> String {
        lines.map { line in
            let address = line.address.hexadecimal
            guard let bytes = line.bytes else { return "\(address): Cannot access memory\n" }
            return "\(address):" + numbers(in: bytes).map { " " + format.columnText($0) }.joined() + "\n"
        }.joined()
    }

    /// The numbers that bytes make up; of characters each has one.
    private func numbers(in bytes: [UInt8]) -> [UInt64] {
        let width = format.style == .character ? 1 : format.byteCount
        return stride(from: 0, to: bytes.count, by: width).map { start in
            bytes[start..<start + width].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}

extension UInt64 {
    /// It with 16 hexadecimal digits.
    var hexadecimal: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
