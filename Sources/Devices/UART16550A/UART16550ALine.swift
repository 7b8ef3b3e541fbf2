// SPDX-License-Identifier: Apache-2.0

/// What lies between the registers of a 16550A and its peer: both hold back what the other does not take yet, and
/// nothing is lost.
///
/// What the peer sends waits for room in the receiver. What the guest sends waits to be fetched, up to a bound; beyond it
/// waits in the transmitter, whose status tells the guest.
struct UART16550ALine: Sendable {
    /// What the line wants of the one who fetches and delivers.
    struct Wishes: OptionSet, Sendable {
        let rawValue: UInt8
        /// There is output to fetch.
        static let fetch = Wishes(rawValue: 1)
        /// All input is received, so the peer may send more.
        static let deliver = Wishes(rawValue: 2)
    }

    /// How many bytes the guest may send between two fetches.
    ///
    /// Drivers fill the transmitter again and again within one interrupt for as long as it is empty, and believe
    /// themselves in a storm after some hundred rounds. The pause comes before that.
    static let outputLimit = 4096

    private var registers = UART16550ARegisters()
    private var input = ByteQueue()
    private var output: [UInt8] = []
    /// How many bytes may still be sent before the next fetch.
    private var credit = Self.outputLimit

    /// Whether the next byte of output is wished to be fetched.
    private var awaitsFetch = false
    /// Whether there is input that the peer was told to wait for.
    private var awaitsDelivery = false
    private var wishes: Wishes = []

    /// Whether the interrupt line is asserted.
    var isInterrupting: Bool { registers.isInterrupting }

    /// Whether there is input that waits for room, so that the peer had better wait too.
    var hasWaitingInput: Bool { !input.isEmpty }

    /// Puts the registers to where they start. What is on the line stays.
    mutating func reset() {
        registers = UART16550ARegisters()
        move()
    }

    /// Reads a register.
    mutating func load(_ register: UInt64) -> UInt8 {
        defer { move() }
        return registers.load(register)
    }

    /// Writes a register.
    mutating func store(_ register: UInt64, _ value: UInt8) {
        registers.store(register, value)
        move()
    }

    /// Takes what the peer sent.
    mutating func receive(_ bytes: Span<UInt8>) {
        input.append(bytes)
        move()
    }

    /// Fetches what the guest has sent; it may send as much again.
    mutating func fetchOutput() -> [UInt8] {
        awaitsFetch = false
        credit = Self.outputLimit
        defer {
            output = []
            move()
        }
        return output
    }

    /// Sends bytes past the registers.
    ///
    /// - Returns: How many, from the front, may be sent now.
    mutating func write(_ bytes: [UInt8]) -> Int {
        let count = min(bytes.count, credit)
        output += bytes[..<count]
        credit -= count
        move()
        return count
    }

    /// Takes what the peer sent, past the registers or out of them.
    mutating func read(maximumCount: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < maximumCount, let byte = registers.takeReceived() ?? input.popFirst() { bytes.append(byte) }
        move()
        return bytes
    }

    /// Takes what is wished since the last call.
    mutating func takeWishes() -> Wishes {
        defer { wishes = [] }
        return wishes
    }

    /// Moves what can be moved, both ways.
    private mutating func move() {
        while registers.receiverRoom > 0, let byte = input.popFirst() { registers.receive(byte) }
        while credit > 0, let byte = registers.transmit() {
            output.append(byte)
            credit -= 1
        }
        if !output.isEmpty, !awaitsFetch {
            awaitsFetch = true
            wishes.insert(.fetch)
        }
        if awaitsDelivery, input.isEmpty { wishes.insert(.deliver) }
        awaitsDelivery = !input.isEmpty
    }
}
