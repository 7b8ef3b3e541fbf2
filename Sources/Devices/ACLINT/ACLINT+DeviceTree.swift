// SPDX-License-Identifier: Apache-2.0

public import Machine
public import RISCV

extension ACLINT {
    /// Its node (Linux, bindings/timer/sifive,clint.yaml).
    ///
    /// - Parameter harts: The harts' own interrupt controllers, by the harts' identifiers.
    public static func node(at address: PhysicalAddress, harts: [DeviceTreePhandle]) -> DeviceTreeNode {
        DeviceTreeNode(
            "clint",
            at: address.rawValue,
            [
                "compatible": .strings("sifive,clint0", "riscv,clint0"),
                "reg": .cellPairs(address.rawValue, ACLINTRegisters.byteCount),
                "interrupts-extended": .interrupts([.machineSoftware, .machineTimer], of: harts),
            ]
        )
    }
}
