// SPDX-License-Identifier: Apache-2.0

public import Machine
public import RISCV

extension Finisher {
    /// Its node (Linux, bindings/mfd/syscon.yaml).
    public static func node(at address: PhysicalAddress, _ phandle: DeviceTreePhandle) -> DeviceTreeNode {
        DeviceTreeNode(
            "test",
            at: address.rawValue,
            [
                "compatible": .strings("sifive,test1", "sifive,test0", "syscon"),
                "reg": .cellPairs(address.rawValue, registersByteCount),
                "phandle": .phandle(phandle),
            ]
        )
    }

    /// The nodes that say how to power off and to reset by it (Linux, bindings/power/reset/syscon-poweroff.yaml and
    /// syscon-reboot.yaml). They stand below the root.
    public static func uses(of phandle: DeviceTreePhandle) -> [DeviceTreeNode] {
        [
            use("poweroff", "syscon-poweroff", FinisherRequest.passValue, phandle),
            use("reboot", "syscon-reboot", FinisherRequest.resetValue, phandle),
        ]
    }

    private static func use(
        _ name: String,
        _ compatible: String,
        _ value: UInt32,
        _ phandle: DeviceTreePhandle
    ) -> DeviceTreeNode {
        DeviceTreeNode(
            name,
            [
                "compatible": .string(compatible),
                "regmap": .phandle(phandle),
                "offset": .cells(0),
                "value": .cells(value),
            ]
        )
    }
}
