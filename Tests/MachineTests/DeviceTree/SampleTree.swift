// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// A small tree that has every kind of value.
enum SampleTree {
    static let tree: DeviceTree = {
        var phandles = DeviceTreePhandles()
        let controller = phandles.next()
        let soc = DeviceTreeNode(
            "soc",
            [
                "#address-cells": .cells(2), "#size-cells": .cells(2), "ranges": .empty,
                "compatible": .string("simple-bus"),
            ],
            children: [
                DeviceTreeNode(
                    "plic",
                    at: 0xc00_0000,
                    [
                        "compatible": .strings("sifive,plic-1.0.0", "riscv,plic0"),
                        "reg": .cellPairs(0xc00_0000, 0x60_0000),
                        "interrupt-controller": .empty,
                        "#interrupt-cells": .cells(1),
                        "#address-cells": .cells(0),
                        "phandle": .phandle(controller),
                    ]
                ),
                DeviceTreeNode(
                    "serial",
                    at: 0x1000_0000,
                    [
                        "compatible": .string("ns16550a"),
                        "reg": .cellPairs(0x1000_0000, 0x100),
                        "interrupt-parent": .phandle(controller),
                        "interrupts": .cells(10),
                    ]
                ),
            ]
        )
        let root = DeviceTreeNode(
            "",
            [
                "#address-cells": .cells(2), "#size-cells": .cells(2), "model": .string("sample"),
                "compatible": .string("a,b"),
            ],
            children: [DeviceTreeNode("chosen", ["rng-seed": .bytes([1, 2, 3, 4, 5])]), soc]
        )
        let reserved = AddressRange(start: PhysicalAddress(rawValue: 0x8000_0000), byteCount: 0x20_0000)
        return DeviceTree(root: root, memoryReservations: [reserved], bootHart: 3)
    }()

    /// The tree in the language of dtc(1).
    static let source = """
        /dts-v1/;

        /memreserve/\t0x0000000080000000 0x0000000000200000;
        / {
        \t#address-cells = <0x02>;
        \t#size-cells = <0x02>;
        \tmodel = "sample";
        \tcompatible = "a,b";

        \tchosen {
        \t\trng-seed = [01 02 03 04 05];
        \t};

        \tsoc {
        \t\t#address-cells = <0x02>;
        \t\t#size-cells = <0x02>;
        \t\tranges;
        \t\tcompatible = "simple-bus";

        \t\tplic@c000000 {
        \t\t\tcompatible = "sifive,plic-1.0.0", "riscv,plic0";
        \t\t\treg = <0x00 0xc000000 0x00 0x600000>;
        \t\t\tinterrupt-controller;
        \t\t\t#interrupt-cells = <0x01>;
        \t\t\t#address-cells = <0x00>;
        \t\t\tphandle = <0x01>;
        \t\t};

        \t\tserial@10000000 {
        \t\t\tcompatible = "ns16550a";
        \t\t\treg = <0x00 0x10000000 0x00 0x100>;
        \t\t\tinterrupt-parent = <0x01>;
        \t\t\tinterrupts = <0x0a>;
        \t\t};
        \t};
        };

        """
}
