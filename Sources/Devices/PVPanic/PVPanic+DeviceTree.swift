// SPDX-License-Identifier: Apache-2.0

public import Machine
public import RISCV

extension PVPanic {
    /// Its node (Linux, drivers/misc/pvpanic/pvpanic-mmio.c).
    public static func node(at address: PhysicalAddress) -> DeviceTreeNode {
        DeviceTreeNode(
            "pvpanic",
            at: address.rawValue,
            ["compatible": .string("qemu,pvpanic-mmio"), "reg": .cellPairs(address.rawValue, registersByteCount)]
        )
    }
}
