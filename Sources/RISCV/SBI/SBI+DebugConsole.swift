// SPDX-License-Identifier: Apache-2.0

/// The extension DBCN.
extension SBI {
    /// The most bytes that one call writes or reads: callers expect less than they asked for and call again.
    private static let largestTransfer: UInt64 = 4096

    func debugConsole(_ call: SupervisorCall, _ hart: Hart) throws(SBIError) -> UInt64 {
        switch call.function {
        case 0 where call.arguments[0] == 0, 1 where call.arguments[0] == 0: return 0
        case 0: return try write(call)
        case 1: return try read(call)
        case 2:
            withLifecycle(of: hart) { $0.leave(to: .writing(UInt8(truncatingIfNeeded: call.arguments[0]))) }
            return 0
        default: throw .notSupported
        }
    }

    /// Writes what is in memory to the console, as far as it takes it.
    private func write(_ call: SupervisorCall) throws(SBIError) -> UInt64 {
        let start = try sharedMemory(call)
        var bytes = [UInt8](repeating: 0, count: Int(min(call.arguments[0], Self.largestTransfer)))
        var span = bytes.mutableSpan
        guard memory.read(at: start, into: &span) else { throw .invalidParameter }
        return UInt64(platform.writeConsole(bytes))
    }

    /// Reads what has been typed into memory.
    private func read(_ call: SupervisorCall) throws(SBIError) -> UInt64 {
        let start = try sharedMemory(call)
        let bytes = platform.readConsole(maximumCount: Int(min(call.arguments[0], Self.largestTransfer)))
        guard memory.write(at: start, bytes: bytes.span) else { throw .failed }
        return UInt64(bytes.count)
    }

    /// Where the memory is that a call names, all of which the guest has (SBI specification, section "Shared memory
    /// physical address range parameter").
    private func sharedMemory(_ call: SupervisorCall) throws(SBIError) -> PhysicalAddress {
        let start = PhysicalAddress(rawValue: call.arguments[1])
        guard call.arguments[2] == 0, memory.contains(start, byteCount: call.arguments[0]) else {
            throw .invalidParameter
        }
        return start
    }
}
