// SPDX-License-Identifier: Apache-2.0

extension UART16550ARegisters {
    /// Which conditions interrupt (IER).
    struct InterruptEnable: OptionSet, Sendable {
        let rawValue: UInt8
        static let receivedData = InterruptEnable(rawValue: 0x01)
        static let transmitterEmpty = InterruptEnable(rawValue: 0x02)
        static let lineStatus = InterruptEnable(rawValue: 0x04)
        static let modemStatus = InterruptEnable(rawValue: 0x08)
        static let all = InterruptEnable(rawValue: 0x0F)
    }

    /// The condition of highest priority that interrupts, as the low bits of IIR have it.
    enum InterruptIdentification: UInt8 {
        case modemStatus = 0x00
        case none = 0x01
        case transmitterEmpty = 0x02
        case receivedData = 0x04
        case lineStatus = 0x06
        case receiveTimeout = 0x0C

        /// The bits of IIR that say that there are FIFOs.
        static let fifosEnabled: UInt8 = 0xC0
    }

    /// What FCR orders.
    struct FIFOControl: OptionSet, Sendable {
        let rawValue: UInt8
        static let enable = FIFOControl(rawValue: 0x01)
        static let resetReceiver = FIFOControl(rawValue: 0x02)
        static let resetTransmitter = FIFOControl(rawValue: 0x04)

        /// How many bytes in the receiver's FIFO interrupt.
        var triggerLevel: Int { [1, 4, 8, 14][Int(rawValue >> 6)] }
    }

    /// The outputs for the modem (MCR).
    struct ModemControl: OptionSet, Sendable {
        let rawValue: UInt8
        static let dataTerminalReady = ModemControl(rawValue: 0x01)
        static let requestToSend = ModemControl(rawValue: 0x02)
        static let output1 = ModemControl(rawValue: 0x04)
        static let output2 = ModemControl(rawValue: 0x08)
        static let loopback = ModemControl(rawValue: 0x10)
        static let all = ModemControl(rawValue: 0x1F)
    }

    /// The state of the receiver and of the transmitter (LSR).
    struct LineStatus: OptionSet, Sendable {
        let rawValue: UInt8
        static let dataReady = LineStatus(rawValue: 0x01)
        static let overrun = LineStatus(rawValue: 0x02)
        static let transmitterHoldingEmpty = LineStatus(rawValue: 0x20)
        static let transmitterEmpty = LineStatus(rawValue: 0x40)
    }

    /// The inputs from the modem and how they changed (MSR).
    struct ModemStatus: OptionSet, Sendable {
        let rawValue: UInt8
        static let trailingEdgeOfRing = ModemStatus(rawValue: 0x04)
        static let clearToSend = ModemStatus(rawValue: 0x10)
        static let dataSetReady = ModemStatus(rawValue: 0x20)
        static let ring = ModemStatus(rawValue: 0x40)
        static let carrierDetect = ModemStatus(rawValue: 0x80)

        /// The inputs, in the high half; the low half says which of them have changed.
        static let inputs = ModemStatus(rawValue: 0xF0)
        static let changes = ModemStatus(rawValue: 0x0F)
    }

    /// The bit of LCR by which the first two registers are the divisor.
    static let divisorLatchAccess: UInt8 = 0x80
}
