// SPDX-License-Identifier: Apache-2.0

/// What the guest knows of the machine that it runs on, from the device tree. Addresses and sizes have two cells each.
struct Machine {
    /// The memory of the machine.
    var memory: Range<UInt64> = 0..<0

    /// The memory that nothing uses.
    var freeMemory: Range<UInt64> = 0..<0

    /// The numbers of the harts, as many as there are.
    var harts = InlineArray<16, UInt64>(repeating: 0)
    var hartCount = 0

    /// The hart that was started first.
    let firstHart: UInt64

    /// How many ticks of `time` a second has.
    var ticksPerSecond: UInt64 = 10_000_000

    /// The registers of the real-time clock, if there is one.
    var clock: UInt?

    /// The register by which a guest says that it has given up, if there is one.
    var panicDevice: UInt?

    nonisolated(unsafe) static var current = Machine(firstHart: 0)

    private init(firstHart: UInt64) { self.firstHart = firstHart }

    /// Looks at the tree, and starts what it has: the console and the interrupts.
    static func find(in tree: DeviceTree, firstHart: UInt64) {
        var machine = Machine(firstHart: firstHart)
        var controllerOfHart: UInt64 = 0
        var isOwnHart = false
        tree.forEachNode { node in
            let type = node["device_type"]
            if type?.contains("memory") == true, let region = node["reg"] {
                machine.memory = region.pair(0)..<region.pair(0) + region.pair(2)
            }
            if type?.contains("cpu") == true, let number = node["reg"]?.cell(0), machine.hartCount < machine.harts.count
            {
                machine.harts[machine.hartCount] = number
                machine.hartCount += 1
                isOwnHart = number == firstHart
            }
            if isOwnHart, node["compatible"]?.contains("riscv,cpu-intc") == true, let phandle = node["phandle"] {
                controllerOfHart = phandle.cell(0)
            }
            if let frequency = node["timebase-frequency"] { machine.ticksPerSecond = frequency.cell(0) }
        }
        machine.sortHarts()
        let page: UInt64 = 4096
        let end =
            tree.range.contains(image_end()) || tree.range.lowerBound < image_end()
            ? machine.memory.upperBound : tree.range.lowerBound
        machine.freeMemory = image_end()..<end / page * page
        let serialPort = tree.node(compatibleWith: "ns16550a")
        if let serialPort { Console.start(at: address(of: serialPort)) }
        let clock = tree.node(compatibleWith: "google,goldfish-rtc")
        machine.clock = clock.map(address)
        machine.panicDevice = tree.node(compatibleWith: "qemu,pvpanic-mmio").map(address)
        if let controller = tree.node(compatibleWith: "riscv,plic0") {
            Interrupts.start(
                at: address(of: controller),
                context: context(of: controllerOfHart, at: controller),
                console: serialPort?["interrupts"]?.cell(0),
                clock: clock?["interrupts"]?.cell(0)
            )
        }
        current = machine
    }

    private static func address(of device: DeviceTree.Node) -> UInt { UInt(device["reg"]?.pair(0) ?? 0) }

    /// Which of the interrupt controller's outputs goes to supervisor mode of a hart: they are in the order of a list.
    private static func context(of controllerOfHart: UInt64, at controller: DeviceTree.Node) -> UInt {
        let supervisorExternalInterrupt: UInt64 = 9
        guard let outputs = controller["interrupts-extended"] else { return 0 }
        for index in 0..<outputs.byteCount / 8
        where outputs.cell(2 * index) == controllerOfHart && outputs.cell(2 * index + 1) == supervisorExternalInterrupt
        {
            return UInt(index)
        }
        return 0
    }

    /// Puts the harts into the order of their numbers: the tree may have them in any.
    private mutating func sortHarts() {
        for end in 1..<max(hartCount, 1) {
            var index = end
            while index > 0, harts[index - 1] > harts[index] {
                harts.swapAt(index - 1, index)
                index -= 1
            }
        }
    }
}
