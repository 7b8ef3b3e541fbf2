// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV
import Testing

@Suite("What is in memory when a machine starts")
struct BootImagesTests {
    private static func memory(mebibytes: UInt64) -> AddressRange {
        AddressRange(0x8000_0000..<0x8000_0000 + mebibytes << 20)
    }

    private static let kernelPlaces: [(BootImages.Firmware, UInt64)] = [
        (.builtIn, 0x8020_0000), (.none, 0x8000_0000), (.file([1]), 0x8020_0000),
        (.file([UInt8](repeating: 1, count: 2 << 20)), 0x8020_0000),
        (.file([UInt8](repeating: 1, count: 2 << 20 | 1)), 0x8040_0000),
    ]

    @Test("a kernel that does not say where it goes lies behind the firmware", arguments: kernelPlaces)
    func kernel(firmware: BootImages.Firmware, start: UInt64) throws {
        var images = try BootImages(memory: Self.memory(mebibytes: 128), firmware: firmware)
        try images.placeKernel([1, 2, 3, 4])
        #expect(images.kernel?.range == AddressRange(start..<start + 4))
        #expect(images.next?.rawValue == start)
    }

    @Test("the first program starts where it says in machine mode, at its lowest byte in supervisor mode")
    func start() throws {
        let kernel = SampleProgram.elf(entry: 0x8040_0002, [.init(physicalAddress: 0x8040_0000, bytes: [1, 2, 3, 4])])
        let firmware = SampleProgram.elf(
            entry: 0x8000_0004,
            [.init(physicalAddress: 0x8000_0000, bytes: [1, 2, 3, 4, 5])]
        )
        let cases: [(BootImages.Firmware, UInt64, Bool)] = [
            (.builtIn, 0x8040_0000, false), (.none, 0x8040_0002, true), (.file(firmware), 0x8000_0004, true),
        ]
        for (firmware, start, isMachineMode) in cases {
            var images = try BootImages(memory: Self.memory(mebibytes: 128), firmware: firmware)
            try images.placeKernel(kernel)
            #expect(images.start?.rawValue == start)
            #expect(images.startsInMachineMode == isMachineMode)
            #expect(images.next?.rawValue == 0x8040_0000)
        }
        #expect(try BootImages(memory: Self.memory(mebibytes: 128), firmware: .none).start == nil)
    }

    @Test("a kernel that says to go over the firmware is refused")
    func overlap() throws {
        var images = try BootImages(memory: Self.memory(mebibytes: 128), firmware: .file([1, 2, 3, 4]))
        let kernel = SampleProgram.elf(entry: 0x8000_0003, [.init(physicalAddress: 0x8000_0003, bytes: [1])])
        let error = #expect(throws: LoadingError.self) { try images.placeKernel(kernel) }
        #expect(error?.description == "needs memory from 0x80000003 to 0x80000003, where the firmware lies")
    }

    private static let diskPlaces: [(UInt64, Int, UInt64)] = [
        // Half of memory behind the kernel, or 512 MiB.
        (128, 1 << 20, 0x8420_0000), (1024, 1 << 20, 0xa020_0000), (4096, 1 << 20, 0xa020_0000),
        // Nearer, where it would not fit there.
        (128, 64 << 20, 0x83e0_0000), (16, 6 << 20, 0x8080_0000), (16, 10 << 20, 0x8040_0000),
    ]

    @Test("the initial file system lies well behind the kernel, and always fits if it can", arguments: diskPlaces)
    func initialRAMDisk(mebibytes: UInt64, byteCount: Int, start: UInt64) throws {
        var images = try BootImages(memory: Self.memory(mebibytes: mebibytes), firmware: .builtIn)
        try images.placeKernel([1])
        try images.placeInitialRAMDisk([UInt8](repeating: 1, count: byteCount))
        #expect(images.initialRAMDisk == AddressRange(start..<start + UInt64(byteCount)))
        try images.placeDeviceTree([UInt8](repeating: 2, count: 2 << 20))
    }

    @Test("an initial file system that does not fit is refused")
    func tooLarge() throws {
        var images = try BootImages(memory: Self.memory(mebibytes: 16), firmware: .builtIn)
        try images.placeKernel([1])
        let file = [UInt8](repeating: 1, count: 10 << 20 | 1)
        let error = #expect(throws: LoadingError.self) { try images.placeInitialRAMDisk(file) }
        #expect(error?.description == "does not fit: it has 10485761 bytes, and 10485760 are left behind the kernel")
        let empty = #expect(throws: LoadingError.self) { try images.placeInitialRAMDisk([]) }
        #expect(empty?.description == "is empty, expected an initial file system")
    }

    @Test("the device tree lies near the end of memory", arguments: [(1, 0x87e0_0000), (2 << 20 | 1, 0x87c0_0000)])
    func deviceTree(byteCount: Int, start: UInt64) throws {
        var images = try BootImages(memory: Self.memory(mebibytes: 128), firmware: .builtIn)
        try images.placeDeviceTree([UInt8](repeating: 2, count: byteCount))
        #expect(images.deviceTree == AddressRange(start..<start + UInt64(byteCount)))
    }

    @Test("a device tree that does not fit is refused")
    func noRoom() throws {
        var images = try BootImages(memory: Self.memory(mebibytes: 4), firmware: .builtIn)
        try images.placeKernel([1])
        let error = #expect(throws: LoadingError.self) { try images.placeDeviceTree([1]) }
        #expect(error?.description == "does not fit: there is no memory left for it behind what else is loaded")
    }

    @Test("everything goes to memory with its bytes")
    func segments() throws {
        var images = try BootImages(memory: Self.memory(mebibytes: 128), firmware: .file([1]))
        try images.placeKernel([2])
        try images.placeInitialRAMDisk([3])
        try images.placeDeviceTree([4])
        #expect(images.segments.map(\.bytes) == [[1], [2], [3], [4]])
        #expect(images.segments.map(\.range.start.rawValue) == [0x8000_0000, 0x8020_0000, 0x8420_0000, 0x87e0_0000])
    }
}
