// SPDX-License-Identifier: Apache-2.0

import Foundation
import Machine
import RISCV
import SystemCalls
import Testing

@testable import Devices

@Suite final class BootFilesTests {
    private let folder: Tree
    private let memory = AddressRange(start: VirtMap.memory, byteCount: 128 << 20)
    private let tree = VirtDeviceTree(hartCount: 1, memory: .mebibytes(128)).tree
    private var configuration = BoardConfiguration()

    init() throws { folder = try Tree([:]) }

    private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        try FileSystem.writeFile("\(folder.path)/\(name)", bytes)
        return "\(folder.path)/\(name)"
    }

    /// The device tree as the guest finds it.
    private func placedTree(_ images: BootImages) throws -> DeviceTree {
        let range = try #require(images.deviceTree)
        let segment = try #require(images.segments.first { $0.range == range })
        return try DeviceTree(flattened: Array(segment.bytes))
    }

    private func error(_ sourceLocation: SourceLocation = #_sourceLocation) -> String? {
        #expect(throws: BoardError.self, sourceLocation: sourceLocation) {
            try BootFiles(configuration).images(in: memory, tree)
        }?.description
    }

    @Test func `the kernel is told of its command line and its initial file system`() throws {
        configuration.kernel = try file("kernel", [1, 2, 3, 4])
        configuration.initialRAMDisk = try file("initrd", [5, 6, 7])
        configuration.commandLine = "console=ttyS0 quiet"
        let images = try BootFiles(configuration).images(in: memory, tree)
        let chosen = try #require(try placedTree(images).root[child: "chosen"])
        let disk = try #require(images.initialRAMDisk)
        #expect(images.start == PhysicalAddress(rawValue: 0x8020_0000))
        #expect(disk.byteCount == 3)
        #expect(chosen["bootargs"]?.string == "console=ttyS0 quiet")
        #expect(chosen["linux,initrd-start"]?.cells == [0, UInt32(disk.start.rawValue)])
        #expect(chosen["linux,initrd-end"]?.cells == [0, UInt32(disk.end.rawValue)])
    }

    @Test func `each start has another seed of random numbers`() throws {
        configuration.kernel = try file("kernel", [1, 2, 3, 4])
        let files = try BootFiles(configuration)
        let seeds = try (0..<3).map { _ in
            try placedTree(files.images(in: memory, tree)).root[child: "chosen"]?["rng-seed"]?.bytes
        }
        #expect(Set(seeds).count == 3)
        #expect(seeds.allSatisfy { $0?.count == 32 })
    }

    @Test func `a user's device tree takes the place of the board's, and is told the same`() throws {
        let own = DeviceTree(root: DeviceTreeNode("", ["model": .string("own")]))
        configuration.kernel = try file("kernel", [1, 2, 3, 4])
        configuration.deviceTree = try file("dtb", own.flattened())
        configuration.commandLine = "x"
        let root = try placedTree(BootFiles(configuration).images(in: memory, tree)).root
        #expect(root["model"]?.string == "own")
        #expect(root[child: "chosen"]?["bootargs"]?.string == "x")
        #expect(root[child: "soc"] == nil)
    }

    @Test func `files are read anew for each start`() throws {
        configuration.kernel = try file("kernel", [1, 2, 3, 4])
        let files = try BootFiles(configuration)
        let first = try files.images(in: memory, tree)
        try FileManager.default.removeItem(atPath: "\(folder.path)/kernel")
        let second = try files.images(in: memory, tree)
        #expect(first.kernel?.segments.first?.bytes == second.kernel?.segments.first?.bytes)
    }

    @Test func `a file that is not there is named with its option`() throws {
        configuration.kernel = "/nowhere/kernel"
        #expect(error() == "-kernel /nowhere/kernel: cannot open '/nowhere/kernel': No such file or directory")
        configuration.kernel = nil
        configuration.firmware = .file("/nowhere/bios")
        #expect(error() == "-bios /nowhere/bios: cannot open '/nowhere/bios': No such file or directory")
    }

    @Test func `what only a kernel has a use for is refused without one`() throws {
        configuration.initialRAMDisk = try file("initrd", [1])
        #expect(error() == "-initrd \(folder.path)/initrd: expected only along with -kernel")
        configuration.initialRAMDisk = nil
        configuration.commandLine = "quiet"
        #expect(error() == "-append quiet: expected only along with -kernel")
    }

    @Test func `what is no device tree, or does not fit, is refused with its option`() throws {
        configuration.kernel = try file("kernel", [1, 2, 3, 4])
        configuration.deviceTree = try file("dtb", [1, 2, 3])
        #expect(error()?.hasPrefix("-dtb \(folder.path)/dtb: ") == true)
        configuration.deviceTree = nil
        configuration.initialRAMDisk = try file("initrd", [])
        #expect(error() == "-initrd \(folder.path)/initrd: is empty, expected an initial file system")
        configuration.initialRAMDisk = try file("initrd", [UInt8](repeating: 0, count: 128 << 20))
        #expect(error()?.hasPrefix("-initrd \(folder.path)/initrd: does not fit: ") == true)
    }
}
