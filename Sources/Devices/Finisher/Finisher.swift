// SPDX-License-Identifier: Apache-2.0

import Machine
public import RISCV

/// The device by which a guest ends or resets its machine, `sifive,test0` in the device tree: one register, which reads
/// as 0.
public final class Finisher: FaultCountingDevice {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public let faults: GuestFaults

    /// How many bytes the registers take.
    static let registersByteCount: UInt64 = 0x1000

    private let perform: @Sendable (FinisherRequest) -> Void

    /// Makes a finisher.
    ///
    /// - Parameters:
    ///   - report: Says a line to the person who runs the program.
    ///   - perform: Does what the guest asks, or has it done: a hart's thread calls it, which the machine may have to
    ///     pause for that.
    public init(
        report: @escaping @Sendable (String) -> Void,
        perform: @escaping @Sendable (FinisherRequest) -> Void
    ) {
        faults = GuestFaults(of: "finisher", report: report)
        self.perform = perform
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var byteCount: UInt64 { Self.registersByteCount }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var accessWidths: Set<AccessWidth> { [.half, .word] }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func load(at offset: UInt64, _ width: AccessWidth) -> UInt64 { 0 }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) {
        guard offset == 0 else { return faults.addAccess("wrote", at: offset) }
        guard let request = FinisherRequest(UInt32(truncatingIfNeeded: value & width.mask)) else {
            return faults.add("asked for 0x\(String(value & width.mask, radix: 16)), which is no request")
        }
        perform(request)
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func reset() {}
}
