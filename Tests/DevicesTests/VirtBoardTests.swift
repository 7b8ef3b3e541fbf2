// SPDX-License-Identifier: Apache-2.0

import EventLoop
import JSON
import Machine
import ObjectModel
import RISCV
import SystemCalls
import Testing

@testable import Devices

/// Boards that execute programs.
@Suite struct VirtBoardTests {
    /// A stage with a program as the kernel.
    private func stage(
        _ firmware: BoardConfiguration.Firmware,
        harts: Int = 1,
        _ program: (inout Program) -> Void
    ) throws -> BoardStage {
        try BoardStage { configuration, file in
            var kernel = Program()
            program(&kernel)
            configuration.firmware = firmware
            configuration.hartCount = harts
            configuration.kernel = try file("kernel", kernel.bytes)
        }
    }

    @Test func `a program for M-mode starts at the beginning of memory, prints and powers off`() throws {
        let stage = try stage(.none) { program in
            program.print("ok")
            program.finish(0x5555)
        }
        try stage.runToEnd()
        #expect(stage.peer.text == "ok")
        #expect(stage.ending == .success)
        #expect(stage.events == [.resume, .shutdown(.guestShutdown)])
        #expect(stage.reports.lines == [])
    }

    @Test func `a kernel for S-mode starts with its hart's number and the device tree, and powers off by the SBI`()
        throws
    {
        let stage = try stage(.builtIn) { program in
            program.ifEqual(.a0, .zero) { $0.print("hart 0 ") }
            // A device tree begins with D0 0D FE ED; a word is loaded with its sign.
            program.lwu(.t1, .a1)
            program.li(.t2, 0xEDFE_0DD0)
            program.ifEqual(.t1, .t2) { $0.print("tree") }
            program.li(.a0, 0)
            program.li(.a1, 0)
            program.call(0x5352_5354, 0)
        }
        try stage.runToEnd()
        #expect(stage.peer.text == "hart 0 tree")
        #expect(stage.events == [.resume, .shutdown(.guestShutdown)])
    }

    @Test func `in S-mode one hart starts the others by the SBI`() throws {
        let stage = try stage(.builtIn, harts: 3) { program in
            program.mv(.s2, .a0)
            // Each hart says its number and starts the next, at the same place; the last ends the machine.
            program.li(.t0, 0x1000_0000)
            program.addi(.t1, .s2, 0x30)
            program.sb(.t1, .t0)
            program.li(.t1, 2)
            program.ifEqual(.s2, .t1) { $0.finish(0x5555) }
            program.addi(.a0, .s2, 1)
            program.li(.a1, 0x8020_0000)
            program.li(.a2, 0)
            program.call(0x48_534D, 0)
            program.loop(to: program.here)
        }
        try stage.runToEnd()
        #expect(stage.peer.text == "012")
    }

    @Test func `all harts start in M-mode`() throws {
        let stage = try stage(.none, harts: 4) { program in
            // Each hart sets its byte of a table; hart 0 waits for those of the others.
            program.li(.s2, 0x8010_0000)
            program.csrr(.t2, .mhartid)
            program.add(.t1, .s2, .t2)
            program.li(.s3, 1)
            program.ifEqual(.a0, .t2) { $0.sb(.s3, .t1) }
            program.ifEqual(.t2, .zero) { program in
                for offset in 1...3 as ClosedRange<UInt32> {
                    let again = program.here
                    program.lbu(.t1, .s2, offset)
                    program.beqz(.t1, to: again)
                }
                program.print("all")
                program.finish(0x5555)
            }
            program.loop(to: program.here)
        }
        try stage.runToEnd()
        #expect(stage.peer.text == "all")
    }

    @Test func `firmware from a file is told where the kernel is`() throws {
        let stage = try BoardStage { configuration, file in
            var firmware = Program()
            firmware.mv(.s2, .a2)
            firmware.ld(.t1, .s2)
            firmware.li(.t2, 0x4942_534F)
            firmware.ifEqual(.t1, .t2) { $0.print("firmware ") }
            // The kernel has all of memory, and is entered by the address and in the mode that it was told.
            firmware.addi(.t1, .zero, -1)
            firmware.csrw(.pmpaddr0, .t1)
            firmware.li(.t1, 0x1F)
            firmware.csrw(.pmpcfg0, .t1)
            firmware.ld(.t1, .s2, 16)
            firmware.csrw(.mepc, .t1)
            firmware.ld(.t1, .s2, 24)
            firmware.li(.t2, 1)
            firmware.ifEqual(.t1, .t2) { program in
                program.li(.t1, 1 << 11)
                program.csrw(.mstatus, .t1)
                program.mret()
            }
            firmware.print("wrong")
            firmware.finish(0x3333)
            var kernel = Program()
            kernel.print("kernel")
            kernel.finish(0x5555)
            configuration.firmware = .file(try file("firmware", firmware.bytes))
            configuration.kernel = try file("kernel", kernel.bytes)
        }
        try stage.runToEnd()
        #expect(stage.peer.text == "firmware kernel")
    }

    @Test func `what is typed interrupts a hart that waits, by the PLIC`() throws {
        let stage = try stage(.none) { program in
            program.li(.t0, 0x1000_0000)
            program.li(.t1, 1)
            program.sb(.t1, .t0, 1)
            program.li(.t0, 0x0C00_0000)
            program.sw(.t1, .t0, 40)
            program.li(.t0, 0x0C00_2000)
            program.li(.t1, 1 << 10)
            program.sw(.t1, .t0)
            program.li(.t1, 1 << 11)
            program.csrw(.mie, .t1)
            program.print("?")
            program.li(.t0, 0x0C20_0004)
            let again = program.here
            program.wfi()
            program.lw(.s2, .t0)
            program.beqz(.s2, to: again)
            program.li(.t1, 10)
            program.ifEqual(.s2, .t1) { program in
                program.li(.t0, 0x1000_0000)
                program.lbu(.t1, .t0)
                program.sb(.t1, .t0)
            }
            program.finish(0x5555)
        }
        try stage.machine.resume()
        stage.wait("the guest waits") { stage.peer.text == "?" }
        #expect(try stage.peer.send([UInt8(ascii: "x")]) == 1)
        stage.wait("the guest ends") { stage.ending != nil }
        #expect(stage.peer.text == "?x")
    }

    @Test func `the machine timer wakes a hart that waits`() throws {
        let stage = try stage(.none) { program in
            program.li(.t0, 0x0200_BFF8)
            program.ld(.t1, .t0)
            // 5 ms.
            program.li(.t2, 50_000)
            program.add(.t1, .t1, .t2)
            program.li(.t0, 0x0200_4000)
            program.sd(.t1, .t0)
            program.li(.t1, 1 << 7)
            program.csrw(.mie, .t1)
            let again = program.here
            program.wfi()
            program.csrr(.t1, .mip)
            program.beqz(.t1, to: again)
            program.print("tick")
            program.finish(0x5555)
        }
        try stage.runToEnd()
        #expect(stage.peer.text == "tick")
        #expect(stage.machine.parts.clock.ticks >= 50_000)
    }

    @Test func `the alarm of the clock wakes a machine whose guest has no interrupt enabled`() throws {
        let stage = try stage(.builtIn) { program in
            // It resumes where it started, with another argument.
            program.ifEqual(.a1, .zero) { program in
                program.print("awake")
                program.finish(0x5555)
            }
            program.print("asleep ")
            // The time of the clock, and 50 ms.
            program.li(.t0, 0x10_1000)
            program.lwu(.t1, .t0)
            program.lw(.t2, .t0, 4)
            program.sw(.t2, .t0, 12)
            program.li(.t2, 50_000_000)
            program.add(.t1, .t1, .t2)
            program.li(.t2, 1)
            program.sw(.t2, .t0, 16)
            program.sw(.t1, .t0, 8)
            program.li(.a0, 0)
            program.li(.a1, 0x8020_0000)
            program.li(.a2, 0)
            program.call(0x5355_5350, 0)
        }
        try stage.runToEnd()
        #expect(stage.peer.text == "asleep awake")
        #expect(stage.events == [.resume, .suspend, .wakeUp, .shutdown(.guestShutdown)])
    }

    @Test func `the finisher resets, and the program starts over with its memory as it was loaded`() throws {
        let stage = try stage(.none) { program in
            // What is loaded is found again; what was written elsewhere tells the second time from the first.
            program.li(.t0, 0x8010_0000)
            program.lw(.s2, .t0)
            program.li(.t1, 1)
            program.sw(.t1, .t0)
            program.li(.t0, 0x8000_0000)
            program.lw(.s3, .t0)
            program.sw(.zero, .t0)
            program.ifEqual(.s2, .zero) { program in
                program.print("first ")
                program.finish(0x7777)
            }
            program.ifEqual(.s3, .zero) { $0.finish(0x3333) }
            program.print("second")
            program.finish(0x5555)
        }
        try stage.runToEnd()
        #expect(stage.peer.text == "first second")
        #expect(stage.events == [.resume, .reset(.guestReset), .shutdown(.guestShutdown)])
    }

    @Test(arguments: [(0x002A_3333, 42), (0x3333, 1), (0x0100_3333, 1), (0xFFFF_3333, 255)])
    func `a guest that fails gives the program its status`(value: UInt32, status: UInt8) throws {
        let stage = try stage(.none) { $0.finish(value) }
        try stage.runToEnd()
        #expect(stage.ending == MachineEnding(exitStatus: status))
        #expect(stage.events == [.resume, .shutdown(.guestPanic)])
    }

    @Test(
        arguments: [
            (0, [.guestPanicked(.run), .shutdown(.guestShutdown)]), (1, [.guestPanicked(.run), .reset(.guestReset)]),
            (2, [.guestPanicked(.run), .reset(.guestReset)]),
        ] as [(UInt32, [MachineEvent])]
    )
    func `a guest that says to the SBI that it has failed has given up, and goes on where it may`(
        kind: UInt32,
        events: [MachineEvent]
    ) throws {
        let stage = try stage(.builtIn) { program in
            program.li(.a0, kind)
            program.li(.a1, 1)
            program.call(0x5352_5354, 0)
        }
        stage.machine.actions.panic = .none
        try stage.machine.resume()
        stage.wait("it goes on") { stage.events.count >= 1 + events.count }
        #expect(Array(stage.events.prefix(1 + events.count)) == [.resume] + events)
    }

    @Test func `a guest that gives up by the panic device is stopped, and goes on behind that when it is continued`()
        throws
    {
        let stage = try stage(.none) { program in
            program.li(.t0, 0x10_2000)
            program.lbu(.t1, .t0)
            program.sb(.t1, .t0)
            // Some thousand instructions later it has been stopped.
            program.li(.t2, 10_000)
            let again = program.here
            program.addi(.t2, .t2, -1)
            program.bnez(.t2, to: again)
            program.print("on")
            program.finish(0x5555)
        }
        stage.machine.actions.panic = .pause
        try stage.machine.resume()
        stage.wait("it gives up") { stage.machine.runState == .guestPanicked }
        #expect(stage.events == [.resume, .guestPanicked(.pause), .stop])
        #expect(stage.peer.text == "")
        try stage.runToEnd()
        #expect(stage.peer.text == "on")
    }

    @Test func `firmware in the monitor reads and writes the serial line`() throws {
        let stage = try stage(.builtIn) { program in
            // DBCN reads one byte to memory, until there is one, and writes two from there.
            program.li(.s2, 0x8030_0000)
            program.li(.t1, 0x21)
            program.sb(.t1, .s2, 1)
            let again = program.here
            program.li(.a0, 1)
            program.mv(.a1, .s2)
            program.li(.a2, 0)
            program.call(0x4442_434E, 1)
            program.beqz(.a1, to: again)
            program.li(.a0, 2)
            program.mv(.a1, .s2)
            program.li(.a2, 0)
            program.call(0x4442_434E, 0)
            program.finish(0x5555)
        }
        try stage.machine.resume()
        #expect(try stage.peer.send([UInt8(ascii: "x")]) == 1)
        stage.wait("the guest ends") { stage.ending != nil }
        #expect(stage.peer.text == "x!")
    }

    @Test func `without a kernel the demo guest starts by the SBI`() throws {
        let stage = try BoardStage { configuration, _ in configuration.hartCount = 2 }
        try stage.machine.resume()
        stage.wait("it says what it is") { stage.peer.text.contains("Type help") }
        #expect(stage.peer.text.contains("This is the demo guest of Apus."))
        #expect(stage.peer.text.contains("2 harts, 128 MiB of memory"))
        #expect(stage.reports.lines == [])
    }

    @Test func `devices stand in the object tree with what there is to say of them`() throws {
        let stage = try BoardStage { _, _ in }
        stage.board.serialPort.store(at: 9, .byte, 0)
        let tree = ObjectTree(types: Machine.partTypes + VirtBoard.deviceTypes)
        try stage.machine.add(to: tree)
        for (name, type) in [
            ("serial0", "serial-mm"), ("rtc", "goldfish_rtc"), ("finisher", "riscv.sifive.test"),
            ("pvpanic", "pvpanic-mmio"), ("plic", "riscv.sifive.plic"), ("aclint", "riscv.aclint"),
        ] {
            #expect(try tree.object(at: "/machine/\(name)").objectType.name == type)
        }
        #expect(try tree.value(of: "chardev", at: "/machine/serial0") == .string("serial0"))
        #expect(try tree.value(of: "guest-faults", at: "/machine/serial0") == .integer(1))
        #expect(try tree.value(of: "guest-faults", at: "/machine/plic") == .integer(0))
    }

    @Test func `a guest that goes where nothing is hurts itself alone`() throws {
        let stage = try stage(.none) { program in
            // The handler of its exceptions is where the board's devices are not.
            program.li(.t0, 0x4000_0000)
            program.csrw(.mtvec, .t0)
            program.sw(.zero, .t0)
        }
        try stage.machine.resume()
        stage.wait("it is reported") { !stage.reports.lines.isEmpty }
        stage.machine.stop()
        #expect(stage.machine.runState == .paused)
        #expect(stage.reports.lines.count == 1)
    }
}
