// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Devices

@Suite struct UART16550ARegistersTests {
    private var uart = UART16550ARegisters()

    /// Registers by their short names in the data sheet.
    private enum Name: UInt64 {
        case data = 0
        case ier = 1
        /// Read; `fcr` written.
        case iir = 2
        case lcr = 3
        case mcr = 4
        case lsr = 5
        case msr = 6
        case scr = 7
        static let fcr = Name.iir
    }

    private mutating func read(_ name: Name) -> UInt8 { uart.load(name.rawValue) }
    private mutating func write(_ name: Name, _ value: UInt8) { uart.store(name.rawValue, value) }
    private mutating func transmitted() -> [UInt8] {
        var bytes: [UInt8] = []
        while let byte = uart.transmit() { bytes.append(byte) }
        return bytes
    }

    @Test mutating func `after a reset the transmitter is empty and nothing interrupts`() {
        #expect([.ier, .iir, .lcr, .mcr, .lsr, .msr, .scr].map { read($0) } == [0, 0x01, 0, 0, 0x60, 0xB0, 0])
        #expect(!uart.isInterrupting)
    }

    @Test mutating func `the divisor lies behind the first two registers`() {
        write(.ier, 0x05)
        write(.lcr, 0x83)
        #expect([read(.data), read(.ier)] == [24, 0])
        write(.data, 0x34)
        write(.ier, 0x12)
        #expect([read(.data), read(.ier)] == [0x34, 0x12])
        write(.lcr, 0x03)
        #expect([read(.data), read(.ier)] == [0, 0x05])
        #expect(transmitted() == [])
    }

    @Test mutating func `without FIFOs one byte fits either way`() {
        #expect(uart.receiverRoom == 1)
        uart.receive(0x41)
        #expect(uart.receiverRoom == 0)
        #expect(read(.lsr) == 0x61)
        write(.data, 1)
        write(.data, 2)
        #expect(read(.lsr) == 0x01)
        #expect(transmitted() == [1])
        #expect(read(.data) == 0x41)
        #expect(read(.lsr) == 0x60)
    }

    @Test mutating func `with FIFOs sixteen bytes fit either way`() {
        write(.fcr, 0x01)
        for byte in 0..<20 as Range<UInt8> { write(.data, byte) }
        #expect(read(.lsr) == 0)
        #expect(transmitted() == Array(0..<16))
        #expect(read(.lsr) == 0x60)
        for byte in 0..<16 as Range<UInt8> {
            #expect(uart.receiverRoom == 16 - Int(byte))
            uart.receive(byte)
        }
        #expect(uart.receiverRoom == 0)
        #expect((0..<17).map { _ in read(.data) } == Array(0..<16) + [0])
    }

    @Test(arguments: [(0x01, 1), (0x41, 4), (0x81, 8), (0xC1, 14)] as [(UInt8, Int)])
    mutating func `received data interrupts from the trigger level, and before it as a timeout`(
        control: UInt8,
        level: Int
    ) {
        write(.fcr, control)
        write(.ier, 0x01)
        for count in 1...16 {
            uart.receive(0)
            #expect(read(.iir) == (count < level ? 0xCC : 0xC4))
        }
        for _ in 0..<16 {
            #expect(uart.isInterrupting)
            _ = read(.data)
        }
        #expect(read(.iir) == 0xC1)
        #expect(!uart.isInterrupting)
    }

    @Test mutating func `the transmitter interrupts once when it becomes empty`() {
        write(.ier, 0x02)
        #expect(read(.iir) == 0x02)
        #expect(read(.iir) == 0x01)
        write(.data, 1)
        #expect(!uart.isInterrupting)
        _ = transmitted()
        #expect(uart.isInterrupting)
        write(.data, 2)
        #expect(!uart.isInterrupting)
        _ = transmitted()
        #expect(read(.iir) == 0x02)
        #expect(!uart.isInterrupting)
    }

    @Test mutating func `enabling the transmitter's interrupt while it is empty interrupts each time`() {
        for _ in 0..<3 {
            write(.ier, 0x02)
            #expect(read(.iir) == 0x02)
            write(.ier, 0x02)
            #expect(read(.iir) == 0x01)
            write(.ier, 0x00)
        }
        write(.data, 1)
        write(.ier, 0x02)
        #expect(!uart.isInterrupting)
    }

    @Test mutating func `interrupts are identified by their priority`() {
        write(.fcr, 0x01)
        write(.mcr, 0x10)
        for byte in 0..<17 as Range<UInt8> { write(.data, byte) }
        write(.mcr, 0x0F)
        write(.ier, 0x0F)
        #expect(read(.iir) == 0xC6)
        #expect(read(.lsr) == 0x63)
        #expect(read(.lsr) == 0x61)
        #expect(read(.iir) == 0xC4)
        write(.fcr, 0x03)
        #expect(read(.iir) == 0xC2)
        #expect(read(.iir) == 0xC0)
        #expect(read(.msr) & 0x0F != 0)
        #expect(read(.iir) == 0xC1)
        #expect(!uart.isInterrupting)
    }

    @Test mutating func `what is not enabled does not interrupt`() {
        uart.receive(1)
        write(.mcr, 0x1F)
        #expect(!uart.isInterrupting)
        #expect(read(.iir) == 0x01)
        write(.ier, 0xF0)
        #expect(read(.ier) == 0)
    }

    @Test mutating func `in loopback the outputs for the modem are its inputs`() {
        for (control, status) in [(0x10, 0x00), (0x11, 0x20), (0x12, 0x10), (0x14, 0x40), (0x18, 0x80), (0x1A, 0x90)]
            as [(UInt8, UInt8)]
        {
            write(.mcr, control)
            #expect(read(.msr) & 0xF0 == status)
        }
        write(.mcr, 0x0A)
        #expect(read(.msr) & 0xF0 == 0xB0)
    }

    @Test mutating func `changed inputs of the modem are told once, a ring at its end`() {
        write(.mcr, 0x14)
        #expect(read(.msr) == 0x4B)
        #expect(read(.msr) == 0x40)
        write(.mcr, 0x10)
        #expect(read(.msr) == 0x04)
        #expect(read(.msr) == 0x00)
    }

    @Test mutating func `in loopback bytes come back and the line is cut off`() {
        write(.fcr, 0x01)
        write(.mcr, 0x10)
        write(.data, 0x55)
        #expect(transmitted() == [])
        #expect(uart.receiverRoom == 0)
        #expect(read(.lsr) == 0x61)
        #expect(read(.data) == 0x55)
        write(.mcr, 0)
        #expect(uart.receiverRoom == 16)
    }

    @Test mutating func `the FIFOs are emptied where that is asked for, and by a switch`() {
        write(.fcr, 0x01)
        uart.receive(1)
        write(.data, 2)
        write(.fcr, 0x03)
        #expect(read(.lsr) == 0x00)
        write(.fcr, 0x05)
        #expect(read(.lsr) == 0x60)
        uart.receive(1)
        write(.data, 2)
        write(.fcr, 0x00)
        #expect(read(.lsr) == 0x60)
        #expect(read(.iir) == 0x01)
        #expect(transmitted() == [])
    }

    /// The way of Linux's 8250 driver, `autoconfig`: the interrupt enable register holds four bits, the loopback shows
    /// the outputs, IIR says FIFOs, and none of the later kinds' extensions answers.
    @Test mutating func `a driver that looks finds a 16550A`() {
        write(.ier, 0)
        #expect(read(.ier) & 0x0F == 0)
        write(.ier, 0x0F)
        #expect(read(.ier) & 0x0F == 0x0F)
        write(.ier, 0)
        write(.mcr, 0x1A)
        #expect(read(.msr) & 0xF0 == 0x90)
        write(.mcr, 0)
        write(.lcr, 0)
        write(.fcr, 0x01)
        #expect(read(.iir) >> 6 == 3)
        write(.lcr, 0x80)
        #expect(uart.load(2) != 0)
        write(.lcr, 0xBF)
        #expect(uart.load(2) != 0)
        write(.lcr, 0)
        write(.fcr, 0x21)
        #expect(read(.iir) & 0x20 == 0)
        write(.ier, 0x40)
        #expect(read(.ier) & 0x40 == 0)
        write(.scr, 0xA5)
        #expect(read(.scr) == 0xA5)
    }
}
