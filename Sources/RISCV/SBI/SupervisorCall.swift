// SPDX-License-Identifier: Apache-2.0

/// An SBI call as the guest makes it: nothing in it has been checked (SBI specification, chapter "Binary Encoding").
struct SupervisorCall {
    /// Which extension is called, from `a7`.
    let extensionIdentifier: UInt64
    /// Which of its functions, from `a6`.
    let function: UInt64
    /// From `a0` to `a5`.
    let arguments: [6 of UInt64]
}
