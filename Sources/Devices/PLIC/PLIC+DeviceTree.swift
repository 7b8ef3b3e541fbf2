// SPDX-License-Identifier: Apache-2.0

public import Machine
public import RISCV

extension PLIC {
    /// Its node (Linux, bindings/interrupt-controller/sifive,plic-1.0.0.yaml).
    ///
    /// - Parameters:
    ///   - phandle: What devices refer to as their interrupt controller.
    ///   - harts: The harts' own interrupt controllers, by the harts' identifiers.
    public static func node(
        at address: PhysicalAddress,
        _ phandle: DeviceTreePhandle,
        harts: [DeviceTreePhandle]
    ) -> DeviceTreeNode {
        DeviceTreeNode(
            "plic",
            at: address.rawValue,
            [
                "compatible": .strings("sifive,plic-1.0.0", "riscv,plic0"),
                "reg": .cellPairs(address.rawValue, PLICRegisters.byteCount),
                "interrupt-controller": .empty,
                "#interrupt-cells": .cells(1),
                "#address-cells": .cells(0),
                "interrupts-extended": .interrupts([.machineExternal, .supervisorExternal], of: harts),
                "riscv,ndev": .cells(UInt32(PLICRegisters.sourceCount)),
                "phandle": .phandle(phandle),
            ]
        )
    }
}
