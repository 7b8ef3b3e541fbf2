// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Devices

@Suite struct UART16550ALineTests {
    private var line = UART16550ALine()

    /// Reads all that the receiver has, as an interrupt handler does.
    private mutating func read(atMost limit: Int = .max) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit, line.load(5) & 1 != 0 { bytes.append(line.load(0)) }
        return bytes
    }

    @Test mutating func `input that does not fit waits and comes in its order`() {
        line.store(2, 0x01)
        let bytes = (0..<200).map { UInt8($0) }
        line.receive(bytes.span)
        #expect(line.hasWaitingInput)
        #expect(line.takeWishes() == [])
        #expect(read(atMost: 150) == Array(bytes[..<150]))
        #expect(line.hasWaitingInput)
        #expect(read(atMost: 40) == Array(bytes[150..<190]))
        #expect(!line.hasWaitingInput)
        #expect(line.takeWishes() == .deliver)
        #expect(read() == Array(bytes[190...]))
        #expect(line.takeWishes() == [])
    }

    @Test mutating func `input that fits is not waited for`() {
        line.store(2, 0x01)
        line.receive([1, 2, 3].span)
        #expect(!line.hasWaitingInput)
        #expect(read() == [1, 2, 3])
        #expect(line.takeWishes() == [])
    }

    @Test mutating func `input waits while the guest loops back, and comes afterwards`() {
        line.store(2, 0x01)
        line.store(4, 0x10)
        line.receive([7].span)
        line.store(0, 1)
        #expect(read() == [1])
        line.store(4, 0x00)
        #expect(read() == [7])
    }

    @Test mutating func `output is to be fetched, which is wished once`() {
        line.store(0, 1)
        #expect(line.takeWishes() == .fetch)
        line.store(0, 2)
        #expect(line.takeWishes() == [])
        #expect(line.fetchOutput() == [1, 2])
        #expect(line.takeWishes() == [])
        #expect(line.fetchOutput() == [])
        line.store(0, 3)
        #expect(line.takeWishes() == .fetch)
    }

    @Test mutating func `output that nobody fetches makes the transmitter stay full, and none is lost`() {
        line.store(2, 0x01)
        line.store(1, 0x02)
        var sent: [UInt8] = []
        while line.load(5) & 0x20 != 0 {
            sent.append(UInt8(sent.count & 0xFF))
            line.store(0, sent[sent.count - 1])
        }
        #expect(sent.count == UART16550ALine.outputLimit + 1)
        for byte in 100..<115 as Range<UInt8> {
            sent.append(byte)
            line.store(0, byte)
        }
        #expect(!line.isInterrupting)
        #expect(line.takeWishes() == .fetch)
        #expect(line.fetchOutput() == Array(sent[..<UART16550ALine.outputLimit]))
        #expect(line.isInterrupting)
        #expect(line.load(5) == 0x60)
        #expect(line.takeWishes() == .fetch)
        #expect(line.fetchOutput() == Array(sent[UART16550ALine.outputLimit...]))
    }

    @Test mutating func `what goes past the registers keeps to the same bound`() {
        #expect(line.write(Array(repeating: 65, count: 5000)) == UART16550ALine.outputLimit)
        #expect(line.write([66]) == 0)
        #expect(line.takeWishes() == .fetch)
        #expect(line.fetchOutput().count == UART16550ALine.outputLimit)
        #expect(line.write([66]) == 1)
        #expect(line.fetchOutput() == [66])
    }

    @Test mutating func `input can be read past the registers, in its order`() {
        line.receive([1, 2, 3, 4].span)
        #expect(line.read(maximumCount: 3) == [1, 2, 3])
        #expect(read() == [4])
        #expect(line.read(maximumCount: 3) == [])
        #expect(line.takeWishes() == .deliver)
    }

    @Test mutating func `a reset leaves what is on the line`() {
        line.store(0, 1)
        line.receive([5, 6].span)
        line.reset()
        #expect(line.fetchOutput() == [1])
        #expect(read() == [6])
    }
}
