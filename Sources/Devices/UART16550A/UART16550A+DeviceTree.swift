// SPDX-License-Identifier: Apache-2.0

public import Machine
public import RISCV

extension UART16550A {
    /// Its node (Linux, bindings/serial/8250.yaml).
    public static func node(
        at address: PhysicalAddress,
        interrupt: Int,
        of controller: DeviceTreePhandle
    ) -> DeviceTreeNode {
        DeviceTreeNode(
            "serial",
            at: address.rawValue,
            [
                "compatible": .string("ns16550a"),
                "reg": .cellPairs(address.rawValue, registersByteCount),
                "clock-frequency": .cells(UART16550ARegisters.clockFrequency),
                "interrupts": .cells(UInt32(interrupt)),
                "interrupt-parent": .phandle(controller),
            ]
        )
    }
}
