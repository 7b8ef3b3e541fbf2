// SPDX-License-Identifier: Apache-2.0

import RISCV

extension HartRegisters {
    /// The registers as people see them: a line for each that controls, and four of the others in a line.
    var text: String {
        let lines =
            [Self.column("pc", programCounter)] + control.map(Self.column) + Self.rows(integer)
            + [Self.column(floatingPointControl)] + Self.rows(floatingPoint)
        return lines.map { $0 + "\n" }.joined()
    }

    private static func rows(_ registers: [Register]) -> [String] {
        stride(from: 0, to: registers.count, by: 4).map { start in
            registers[start..<min(start + 4, registers.count)].map(column).joined()
        }
    }

    private static func column(_ register: Register) -> String { column(register.name, register.value) }

    private static func column(_ name: String, _ value: UInt64) -> String {
        " " + name + String(repeating: " ", count: max(0, 8 - name.utf8.count)) + " " + value.hexadecimal
    }
}
