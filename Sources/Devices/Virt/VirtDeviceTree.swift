// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// What the board tells its guest of its hardware: nodes of the same names, and mostly of the same contents, as on QEMU's
/// `virt` board.
struct VirtDeviceTree {
    private let harts: [DeviceTreePhandle]
    private let hartControllers: [DeviceTreePhandle]
    private let plic: DeviceTreePhandle
    private let finisher: DeviceTreePhandle
    private let memory: MemorySize

    /// Describes a board.
    init(hartCount: Int, memory: MemorySize) {
        var phandles = DeviceTreePhandles()
        harts = (0..<hartCount).map { _ in phandles.next() }
        hartControllers = (0..<hartCount).map { _ in phandles.next() }
        plic = phandles.next()
        finisher = phandles.next()
        self.memory = memory
    }

    /// The tree. Its seed of random numbers is to be renewed, and the kernel's settings are to be added.
    var tree: DeviceTree {
        let root = DeviceTreeNode(
            "",
            [
                "#address-cells": .cells(2),
                "#size-cells": .cells(2),
                "compatible": .string("riscv-virtio"),
                "model": .string("riscv-virtio,apus"),
            ],
            children: [chosen, aliases, memoryNode, cpus, soc] + Finisher.uses(of: finisher)
        )
        return DeviceTree(root: root)
    }

    private var chosen: DeviceTreeNode {
        DeviceTreeNode(
            "chosen",
            ["stdout-path": .string(serialPortPath), "rng-seed": .bytes([UInt8](repeating: 0, count: 32))]
        )
    }

    private var aliases: DeviceTreeNode { DeviceTreeNode("aliases", ["serial0": .string(serialPortPath)]) }

    private var serialPortPath: String { "/soc/serial@\(String(VirtMap.serialPort.rawValue, radix: 16))" }

    private var memoryNode: DeviceTreeNode {
        DeviceTreeNode(
            "memory",
            at: VirtMap.memory.rawValue,
            ["device_type": .string("memory"), "reg": .cellPairs(VirtMap.memory.rawValue, memory.byteCount)]
        )
    }

    private var soc: DeviceTreeNode {
        DeviceTreeNode(
            "soc",
            [
                "#address-cells": .cells(2),
                "#size-cells": .cells(2),
                "compatible": .string("simple-bus"),
                "ranges": .empty,
            ],
            children: [
                Finisher.node(at: VirtMap.finisher, finisher),
                GoldfishRTC.node(at: VirtMap.rtc, interrupt: VirtMap.Interrupt.rtc, of: plic),
                PVPanic.node(at: VirtMap.panicDevice),
                ACLINT.node(at: VirtMap.aclint, harts: hartControllers),
                PLIC.node(at: VirtMap.plic, plic, harts: hartControllers),
                UART16550A.node(at: VirtMap.serialPort, interrupt: VirtMap.Interrupt.serialPort, of: plic),
            ]
        )
    }
}

extension VirtDeviceTree {
    private var cpus: DeviceTreeNode {
        DeviceTreeNode(
            "cpus",
            [
                "#address-cells": .cells(1),
                "#size-cells": .cells(0),
                "timebase-frequency": .cells(UInt32(VirtualClock.ticksPerSecond)),
            ],
            children: harts.indices.map(cpu) + [topology]
        )
    }

    /// A hart (Linux, bindings/riscv/cpus.yaml and extensions.yaml).
    private func cpu(_ index: Int) -> DeviceTreeNode {
        let controller = DeviceTreeNode(
            "interrupt-controller",
            [
                "compatible": .string("riscv,cpu-intc"),
                "interrupt-controller": .empty,
                "#interrupt-cells": .cells(1),
                "#address-cells": .cells(0),
                "phandle": .phandle(hartControllers[index]),
            ]
        )
        return DeviceTreeNode(
            "cpu",
            at: UInt64(index),
            [
                "device_type": .string("cpu"),
                "reg": .cells(UInt32(index)),
                "status": .string("okay"),
                "compatible": .string("riscv"),
                "riscv,isa-base": .string("rv64i"),
                "riscv,isa-extensions": .strings(ProcessorModel.extensions),
                "riscv,isa": .string(ProcessorModel.isaString),
                "riscv,cbom-block-size": .cells(ProcessorModel.cacheBlockByteCount),
                "riscv,cboz-block-size": .cells(ProcessorModel.cacheBlockByteCount),
                "mmu-type": .string("riscv,sv48"),
                "phandle": .phandle(harts[index]),
            ],
            children: [controller]
        )
    }

    private var topology: DeviceTreeNode {
        let cores = harts.enumerated().map { DeviceTreeNode("core\($0)", ["cpu": .phandle($1)]) }
        return DeviceTreeNode("cpu-map", children: [DeviceTreeNode("cluster0", children: cores)])
    }
}
