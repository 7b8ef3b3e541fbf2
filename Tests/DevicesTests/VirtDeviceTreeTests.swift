// SPDX-License-Identifier: Apache-2.0

import Foundation
import Machine
import Testing

@testable import Devices

@Suite struct VirtDeviceTreeTests {
    private let tree = VirtDeviceTree(hartCount: 3, memory: .mebibytes(5000)).tree

    private func node(_ path: String) throws -> DeviceTreeNode {
        try path.split(separator: "/").reduce(tree.root) { node, name in try #require(node[child: String(name)]) }
    }

    @Test(arguments: [
        ("/soc/test@100000", "sifive,test1", [0, 0x10_0000, 0, 0x1000]),
        ("/soc/rtc@101000", "google,goldfish-rtc", [0, 0x10_1000, 0, 0x1000]),
        ("/soc/pvpanic@102000", "qemu,pvpanic-mmio", [0, 0x10_2000, 0, 0x1000]),
        ("/soc/clint@2000000", "sifive,clint0", [0, 0x200_0000, 0, 0x1_0000]),
        ("/soc/plic@c000000", "sifive,plic-1.0.0", [0, 0xC00_0000, 0, 0x60_0000]),
        ("/soc/serial@10000000", "ns16550a", [0, 0x1000_0000, 0, 0x100]),
    ])
    func `a device is found by its name and address`(path: String, compatible: String, range: [UInt32]) throws {
        let node = try node(path)
        #expect(node["compatible"]?.strings?.first == compatible)
        #expect(node["reg"]?.cells == range)
    }

    @Test func `each hart has a controller, to which the others are wired`() throws {
        let controllers = try (0..<3).map { index in
            try #require(node("/cpus/cpu@\(index)/interrupt-controller")["phandle"]?.cells?.first)
        }
        #expect(Set(controllers).count == 3)
        #expect(
            try node("/soc/plic@c000000")["interrupts-extended"]?.cells == controllers.flatMap { [$0, 11, $0, 9] }
        )
        #expect(
            try node("/soc/clint@2000000")["interrupts-extended"]?.cells == controllers.flatMap { [$0, 3, $0, 7] }
        )
        for index in 0..<3 {
            let core = try node("/cpus/cpu-map/cluster0/core\(index)")
            #expect(try core["cpu"] == node("/cpus/cpu@\(index)")["phandle"])
        }
    }

    @Test func `devices interrupt by the numbers of the board`() throws {
        let plic = try node("/soc/plic@c000000")["phandle"]
        for (path, number) in [("/soc/serial@10000000", 10), ("/soc/rtc@101000", 11)] as [(String, UInt32)] {
            #expect(try node(path)["interrupts"]?.cells == [number])
            #expect(try node(path)["interrupt-parent"] == plic)
        }
    }

    @Test func `memory is as large as it is`() throws {
        #expect(try node("/memory@80000000")["reg"]?.cells == [0, 0x8000_0000, 1, 0x3880_0000])
    }

    @Test func `the finisher is what powers off and reboots`() throws {
        let finisher = try node("/soc/test@100000")["phandle"]
        for (name, value) in [("poweroff", 0x5555), ("reboot", 0x7777)] as [(String, UInt32)] {
            #expect(try node("/\(name)")["compatible"]?.string == "syscon-\(name)")
            #expect(try node("/\(name)")["regmap"] == finisher)
            #expect(try node("/\(name)")["value"]?.cells == [value])
        }
    }

    @Test func `the console is the serial port`() throws {
        #expect(try node("/chosen")["stdout-path"]?.string == "/soc/serial@10000000")
        #expect(try node("/aliases")["serial0"]?.string == "/soc/serial@10000000")
    }

    @Test(.enabled(if: Self.isCompilerExpected, "dtc is not installed"))
    func `the compiler of device trees reads it without a warning`() throws {
        let folder = try Tree([:])
        let file = folder.path + "/tree.dtb"
        try Data(tree.flattened()).write(to: URL(filePath: file))
        let run = try ProgramRun(Self.compiler, ["-I", "dtb", "-O", "dts", "-o", "/dev/null", file])
        #expect(run.status == 0)
        #expect(run.errors == "")
    }

    private static let compiler = "/usr/bin/dtc"

    /// Where CI is set nothing is skipped.
    private static var isCompilerExpected: Bool {
        FileManager.default.isExecutableFile(atPath: compiler) || ProcessInfo.processInfo.environment["CI"] != nil
    }
}
