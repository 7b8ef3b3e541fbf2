// SPDX-License-Identifier: Apache-2.0

import Machine
public import RISCV

/// The device by which a guest says that it has given up, `qemu,pvpanic-mmio` in the device tree: one register of a byte
/// with a bit for each event. It reads as the events that can be told, which are that one.
public final class PVPanic: FaultCountingDevice {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public let faults: GuestFaults

    /// How many bytes the register takes, with what is behind it.
    static let registersByteCount: UInt64 = 0x1000

    /// The bit of the event that the guest has given up, and leaves it to others what comes of it.
    static let panicked: UInt64 = 1

    private let panic: @Sendable () -> Void

    /// Makes a device.
    ///
    /// - Parameters:
    ///   - report: Says a line to the person who runs the program.
    ///   - panic: Deals with a guest that has given up, or has that done: a hart's thread calls it, which the machine may
    ///     have to pause for that.
    public init(report: @escaping @Sendable (String) -> Void, panic: @escaping @Sendable () -> Void) {
        faults = GuestFaults(of: "panic device", report: report)
        self.panic = panic
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var byteCount: UInt64 { Self.registersByteCount }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var accessWidths: Set<AccessWidth> { [.byte] }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func load(at offset: UInt64, _ width: AccessWidth) -> UInt64 {
        if offset == 0 { return Self.panicked }
        faults.addAccess("read", at: offset)
        return 0
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) {
        guard offset == 0 else { return faults.addAccess("wrote", at: offset) }
        let events = value & width.mask
        if events & ~Self.panicked != 0 {
            faults.add("told of 0x\(String(events, radix: 16)), of which this device does not know all")
        }
        if events & Self.panicked != 0 { panic() }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func reset() {}
}
