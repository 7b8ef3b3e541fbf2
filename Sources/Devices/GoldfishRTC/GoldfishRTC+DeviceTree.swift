// SPDX-License-Identifier: Apache-2.0

public import Machine
public import RISCV

extension GoldfishRTC {
    /// Its node (Linux, bindings/rtc/google,goldfish-rtc.yaml).
    public static func node(
        at address: PhysicalAddress,
        interrupt: Int,
        of controller: DeviceTreePhandle
    ) -> DeviceTreeNode {
        DeviceTreeNode(
            "rtc",
            at: address.rawValue,
            [
                "compatible": .string("google,goldfish-rtc"),
                "reg": .cellPairs(address.rawValue, registersByteCount),
                "interrupts": .cells(UInt32(interrupt)),
                "interrupt-parent": .phandle(controller),
            ]
        )
    }
}
