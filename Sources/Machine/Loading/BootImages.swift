// SPDX-License-Identifier: Apache-2.0

internal import RISCV

/// What is in guest memory when a machine starts: firmware, kernel, initial file system, device tree, each at the place
/// where QEMU's `virt` board puts it. They are placed in this order, and none over another.
public struct BootImages: Sendable {
    /// What starts the kernel.
    public enum Firmware: Sendable {
        /// The monitor: it takes no guest memory, and kernels lie where they do above OpenSBI.
        case builtIn
        /// Nothing: the kernel starts in machine mode.
        case none
        /// A file with all its bytes.
        case file([UInt8])
    }

    /// The guest's memory.
    public let memory: AddressRange

    /// What goes where.
    public var segments: [LoadedSegment] {
        (firmware?.segments ?? []) + (kernel?.segments ?? []) + others
    }

    /// The firmware, if it is a file.
    public let firmware: ProgramImage?

    /// The kernel, if there is one.
    public private(set) var kernel: ProgramImage?

    /// Where the initial file system lies, if there is one.
    public private(set) var initialRAMDisk: AddressRange?

    /// Where the device tree lies, if there is one: the address that the guest gets in `a1`.
    public private(set) var deviceTree: AddressRange?

    /// Whether the first program is one for machine mode: nothing has set the machine up before it.
    public let startsInMachineMode: Bool

    private let kernelStart: PhysicalAddress
    private var others: [LoadedSegment] = []

    /// Kernels for supervisor mode lie at multiples of this, as large pages do; the device tree too.
    private static let alignment: UInt64 = 2 << 20

    /// Starts with the firmware. A file that does not say where it goes lies at the beginning of memory.
    public init(memory: AddressRange, firmware: Firmware) throws(LoadingError) {
        self.memory = memory
        if case .builtIn = firmware { startsInMachineMode = false } else { startsInMachineMode = true }
        switch firmware {
        case .builtIn:
            self.firmware = nil
            kernelStart = memory.start.advanced(by: Self.alignment)
        case .none:
            self.firmware = nil
            kernelStart = memory.start
        case .file(let file):
            let program = try ProgramImage(file, in: memory, at: memory.start)
            self.firmware = program
            let end = program.range.end.offset(in: memory).aligned(upTo: Self.alignment)
            kernelStart = memory.start.advanced(by: end)
        }
    }

    /// Places the kernel: where it says, or behind the firmware.
    public mutating func placeKernel(_ file: [UInt8]) throws(LoadingError) {
        precondition(initialRAMDisk == nil && deviceTree == nil, "the kernel is placed first")
        let program = try ProgramImage(file, in: memory, at: kernelStart)
        if let firmware, firmware.range.overlaps(program.range) {
            throw LoadingError("needs memory \(program.range.hexadecimal), where the firmware lies")
        }
        kernel = program
    }

    /// Places the initial file system: half of memory behind the start of the kernel, at most 512 MiB behind it; nearer
    /// where it would not fit there.
    public mutating func placeInitialRAMDisk(_ file: [UInt8]) throws(LoadingError) {
        precondition(deviceTree == nil, "the device tree is placed last")
        guard !file.isEmpty else { throw LoadingError("is empty, expected an initial file system") }
        let kernelOffset = (kernel?.range.start ?? kernelStart).offset(in: memory)
        let usual = kernelOffset + min(memory.byteCount / 2, 512 << 20)
        let lowest = occupiedOffset.aligned(upTo: Self.alignment)
        // The last pages are left to the device tree.
        let room = memory.byteCount.subtractingOrZero(Self.alignment).aligned(downTo: Self.alignment)
        let highest = room.subtractingOrZero(UInt64(file.count)).aligned(downTo: Self.alignment)
        guard lowest <= highest, UInt64(file.count) <= room else {
            throw LoadingError(
                "does not fit: it has \(file.count) bytes, and \(room.subtractingOrZero(lowest)) are left behind the kernel"
            )
        }
        let start = memory.start.advanced(by: max(lowest, min(usual, highest)))
        let segment = LoadedSegment(at: start, file[...])
        initialRAMDisk = segment.range
        others.append(segment)
    }

    /// Places the device tree near the end of memory.
    public mutating func placeDeviceTree(_ bytes: [UInt8]) throws(LoadingError) {
        precondition(deviceTree == nil, "one device tree is placed")
        let offset = memory.byteCount.subtractingOrZero(UInt64(bytes.count)).aligned(downTo: Self.alignment)
        guard UInt64(bytes.count) <= memory.byteCount, offset >= occupiedOffset else {
            throw LoadingError("does not fit: there is no memory left for it behind what else is loaded")
        }
        let segment = LoadedSegment(at: memory.start.advanced(by: offset), bytes[...])
        deviceTree = segment.range
        others.append(segment)
    }

    /// How much of memory lies before the end of what is loaded.
    private var occupiedOffset: UInt64 {
        [firmware?.range, kernel?.range, initialRAMDisk].compactMap { $0?.end.offset(in: memory) }.max() ?? 0
    }
}
