// SPDX-License-Identifier: Apache-2.0

extension UART16550A {
    /// Sends bytes past the registers, for firmware that is part of the monitor. Any thread may.
    ///
    /// - Returns: How many, from the front, were taken; the others have to wait as the guest's would.
    public func write(_ bytes: [UInt8]) -> Int { change { $0.write(bytes) } }

    /// Takes bytes that the peer has sent, for firmware that is part of the monitor. Any thread may.
    ///
    /// - Returns: As many as there are, at most `maximumCount`.
    public func read(maximumCount: Int) -> [UInt8] { change { $0.read(maximumCount: maximumCount) } }
}
