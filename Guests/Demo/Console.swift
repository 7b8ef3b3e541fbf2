// SPDX-License-Identifier: Apache-2.0

/// The serial line: a 16550 (Texas Instruments, TL16C550C, section 8).
enum Console {
    nonisolated(unsafe) private static var registers: UInt = 0
    nonisolated(unsafe) private static var keys = Keys()

    /// The control character of a key.
    static func control(_ letter: Unicode.Scalar) -> UInt8 { UInt8(ascii: letter) & 0x1f }

    /// Keys that were pressed and not read yet.
    private struct Keys {
        private var bytes = InlineArray<64, UInt8>(repeating: 0)
        private var start = 0
        private(set) var count = 0

        mutating func append(_ byte: UInt8) {
            guard count < bytes.count else { return }
            bytes[(start + count) % bytes.count] = byte
            count += 1
        }

        mutating func removeFirst() -> UInt8 {
            defer {
                start = (start + 1) % bytes.count
                count -= 1
            }
            return bytes[start]
        }

        mutating func removeAll() { count = 0 }
    }

    /// Starts to use the line: whatever comes is kept, and interrupts.
    static func start(at address: UInt) {
        registers = address
        let (enableReceived, enableBuffers): (UInt8, UInt8) = (1, 1)
        store_byte(registers + 2, enableBuffers)
        store_byte(registers + 1, enableReceived)
    }

    /// Takes what has come. Of Control-C only the last one counts, and nothing that came before it.
    static func receive() {
        let received: UInt8 = 1
        while load_byte(registers + 5) & received != 0 {
            let key = load_byte(registers)
            if key == control("C") { keys.removeAll() }
            keys.append(key)
        }
    }

    /// The next key. It waits for one in the sleep of the processor.
    static func readKey() -> UInt8 {
        while keys.count == 0 { Interrupts.wait() }
        return keys.removeFirst()
    }

    /// Whether somebody wants what is being done to end.
    static func isInterrupted() -> Bool {
        take_interrupts()
        guard keys.count > 0 else { return false }
        return keys.removeFirst() == control("C")
    }

    // Where it is inlined, a call for each character is left of a text.
    @inline(never)
    static func write(_ text: StaticString) {
        for index in 0..<text.utf8CodeUnitCount { unsafe write(text.utf8Start[index]) }
    }

    static func write(_ byte: UInt8) {
        let transmitterIsEmpty: UInt8 = 0x20
        if byte == UInt8(ascii: "\n") { write(UInt8(ascii: "\r")) }
        while load_byte(registers + 5) & transmitterIsEmpty == 0 {}
        store_byte(registers, byte)
    }
}
