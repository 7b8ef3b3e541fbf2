// SPDX-License-Identifier: Apache-2.0

public import ObjectModel

extension VirtBoard {
    /// The types of the board's devices, for the object tree.
    public static let deviceTypes = [
        UART16550A.objectType, GoldfishRTC.objectType, Finisher.objectType, PVPanic.objectType, PLIC.objectType,
        ACLINT.objectType,
    ]
}
