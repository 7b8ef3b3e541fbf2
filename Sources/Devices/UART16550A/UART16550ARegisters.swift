// SPDX-License-Identifier: Apache-2.0

/// The registers and FIFOs of a 16550A (data sheet "PC16550D Universal Asynchronous Receiver/Transmitter with FIFOs").
///
/// The line takes no time, so the divisor and the format of characters have no effect, and there are no errors of parity
/// or framing. For the same reason the four character times of the receive timeout are always over: whoever drives the
/// line has received all there is, or filled the FIFO.
struct UART16550ARegisters: Sendable {
    /// How many bytes a FIFO holds.
    static let fifoDepth = 16
    /// What the baud rate is derived from, in Hz.
    static let clockFrequency: UInt32 = 3_686_400
    /// How many registers there are, a byte each.
    static let count: UInt64 = 8

    private var interruptEnable: InterruptEnable = []
    private var fifoControl: FIFOControl = []
    private var lineControl: UInt8 = 0
    private var modemControl: ModemControl = []
    private var scratch: UInt8 = 0
    /// What firmware leaves behind that has set the line to 9600 baud.
    private var divisor = UInt16(clockFrequency / (16 * 9600))

    private var receiver = ByteQueue()
    private var transmitter = ByteQueue()
    private var hasOverrun = false
    /// Whether the transmitter has become empty since anybody was told.
    private var isTransmitterInterruptPending = false
    private var modemStatus: ModemStatus = Self.connectedModem

    /// What a modem that is always there, and always ready, answers.
    private static let connectedModem: ModemStatus = [.carrierDetect, .dataSetReady, .clearToSend]

    /// Makes registers in the state after a reset.
    init() {}

    /// Whether the interrupt line is asserted.
    var isInterrupting: Bool { identification != .none }

    /// How many bytes the receiver takes. In loopback it is cut off the line.
    var receiverRoom: Int { isLoopback ? 0 : depth - min(receiver.count, depth) }

    /// Takes a byte from the line; there is room for it.
    mutating func receive(_ byte: UInt8) {
        precondition(receiverRoom > 0, "the receiver is full")
        receiver.append(byte)
    }

    /// Puts the next byte on the line, if there is one and it goes there.
    mutating func transmit() -> UInt8? {
        guard let byte = transmitter.popFirst() else { return nil }
        if transmitter.isEmpty { isTransmitterInterruptPending = true }
        return byte
    }

    /// Takes the first byte that was received, as a read of the register would.
    mutating func takeReceived() -> UInt8? { receiver.popFirst() }

    /// Reads a register.
    mutating func load(_ register: UInt64) -> UInt8 {
        switch register {
        case 0: return isDivisorAccessed ? UInt8(truncatingIfNeeded: divisor) : takeReceived() ?? 0
        case 1: return isDivisorAccessed ? UInt8(divisor >> 8) : interruptEnable.rawValue
        case 2: return takeIdentification()
        case 3: return lineControl
        case 4: return modemControl.rawValue
        case 5: return takeLineStatus()
        case 6: return takeModemStatus()
        case 7: return scratch
        default: preconditionFailure("there is no register \(register)")
        }
    }

    /// Writes a register.
    mutating func store(_ register: UInt64, _ value: UInt8) {
        switch register {
        case 0 where isDivisorAccessed: divisor = divisor & 0xFF00 | UInt16(value)
        case 1 where isDivisorAccessed: divisor = divisor & 0x00FF | UInt16(value) << 8
        case 0: send(value)
        case 1: setInterruptEnable(InterruptEnable(rawValue: value).intersection(.all))
        case 2: setFIFOControl(FIFOControl(rawValue: value))
        case 3: lineControl = value
        case 4: setModemControl(ModemControl(rawValue: value).intersection(.all))
        case 5, 6: break
        case 7: scratch = value
        default: preconditionFailure("there is no register \(register)")
        }
    }
}

extension UART16550ARegisters {
    private var isDivisorAccessed: Bool { lineControl & Self.divisorLatchAccess != 0 }
    private var isLoopback: Bool { modemControl.contains(.loopback) }
    private var hasFIFOs: Bool { fifoControl.contains(.enable) }

    /// How many bytes the receiver, or the transmitter, holds.
    private var depth: Int { hasFIFOs ? Self.fifoDepth : 1 }

    private var identification: InterruptIdentification {
        if interruptEnable.contains(.lineStatus), hasOverrun { return .lineStatus }
        if interruptEnable.contains(.receivedData), !receiver.isEmpty {
            return hasFIFOs && receiver.count < fifoControl.triggerLevel ? .receiveTimeout : .receivedData
        }
        if interruptEnable.contains(.transmitterEmpty), isTransmitterInterruptPending { return .transmitterEmpty }
        if interruptEnable.contains(.modemStatus), !modemStatus.isDisjoint(with: .changes) { return .modemStatus }
        return .none
    }

    /// Reading IIR takes back the transmitter's interrupt, where that is what it says.
    private mutating func takeIdentification() -> UInt8 {
        let identification = identification
        if identification == .transmitterEmpty { isTransmitterInterruptPending = false }
        return identification.rawValue | (hasFIFOs ? InterruptIdentification.fifosEnabled : 0)
    }

    /// Reading LSR takes back the errors.
    private mutating func takeLineStatus() -> UInt8 {
        var status: LineStatus = []
        if !receiver.isEmpty { status.insert(.dataReady) }
        if hasOverrun { status.insert(.overrun) }
        if transmitter.isEmpty { status.formUnion([.transmitterHoldingEmpty, .transmitterEmpty]) }
        hasOverrun = false
        return status.rawValue
    }

    /// Reading MSR takes back what it says of changes.
    private mutating func takeModemStatus() -> UInt8 {
        defer { modemStatus.subtract(.changes) }
        return modemStatus.rawValue
    }

    /// A byte that is written to a full transmitter is lost.
    private mutating func send(_ byte: UInt8) {
        isTransmitterInterruptPending = false
        if transmitter.count < depth { transmitter.append(byte) }
        if isLoopback { loopBack() }
    }

    private mutating func loopBack() {
        while let byte = transmit() {
            if receiver.count < depth { receiver.append(byte) } else { hasOverrun = true }
        }
    }

    /// Enabling the transmitter's interrupt while the transmitter is empty interrupts, whoever was told before.
    private mutating func setInterruptEnable(_ enabled: InterruptEnable) {
        if enabled.contains(.transmitterEmpty) != interruptEnable.contains(.transmitterEmpty) {
            isTransmitterInterruptPending = enabled.contains(.transmitterEmpty) && transmitter.isEmpty
        }
        interruptEnable = enabled
    }

    /// Enabling or disabling the FIFOs empties them.
    private mutating func setFIFOControl(_ control: FIFOControl) {
        let isSwitch = control.contains(.enable) != hasFIFOs
        fifoControl = control
        if isSwitch || control.contains(.resetReceiver) { receiver.removeAll() }
        if isSwitch || control.contains(.resetTransmitter), !transmitter.isEmpty {
            transmitter.removeAll()
            isTransmitterInterruptPending = true
        }
    }

    private mutating func setModemControl(_ control: ModemControl) {
        modemControl = control
        let inputs = isLoopback ? control.loopedBack : Self.connectedModem
        let before = modemStatus.intersection(.inputs)
        var changes = ModemStatus(rawValue: before.symmetricDifference(inputs).rawValue >> 4)
        // The indicator of a ring tells of its end alone.
        if inputs.contains(.ring) { changes.remove(.trailingEdgeOfRing) }
        modemStatus = modemStatus.intersection(.changes).union(changes).union(inputs)
        if isLoopback { loopBack() }
    }
}

extension UART16550ARegisters.ModemControl {
    /// What the inputs show in loopback, where the outputs are wired to them.
    fileprivate var loopedBack: UART16550ARegisters.ModemStatus {
        var inputs: UART16550ARegisters.ModemStatus = []
        if contains(.requestToSend) { inputs.insert(.clearToSend) }
        if contains(.dataTerminalReady) { inputs.insert(.dataSetReady) }
        if contains(.output1) { inputs.insert(.ring) }
        if contains(.output2) { inputs.insert(.carrierDetect) }
        return inputs
    }
}
