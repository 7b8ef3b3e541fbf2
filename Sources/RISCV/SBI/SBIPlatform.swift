// SPDX-License-Identifier: Apache-2.0

/// The machine around the harts, as far as the SBI needs it.
///
/// All of it is called by the threads of harts, several at once, and must not wait for any hart.
public protocol SBIPlatform: AnyObject, Sendable {
    /// A hart wants the machine switched off or started anew. It executes nothing more until `SBI.reset`; the others go
    /// on until the machine stops them.
    func systemResetRequested(_ reset: SystemReset)

    /// The last hart that ran has suspended the machine. None executes anything until `SBI.resumeFromSuspend`.
    func systemSuspended()

    /// Whether a device wants a suspended machine to wake up, whatever interrupts its guest has enabled. Where that
    /// becomes so, the harts' attention is requested.
    var isWakeUpWanted: Bool { get }

    /// While the machine is suspended, an interrupt that is enabled has come or a device wants it to wake up. Told once for
    /// each time it is suspended.
    func wakeUpRequested()

    /// Writes bytes to the console.
    ///
    /// - Returns: How many it took, from the front; 0 where it takes none now.
    func writeConsole(_ bytes: [UInt8]) -> Int

    /// Takes bytes that have been typed.
    ///
    /// - Returns: As many as there are, at most `maximumCount`.
    func readConsole(maximumCount: Int) -> [UInt8]
}
