// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// Starts the harts of a board: by the SBI of the monitor, or in M-mode with what a file has.
final class BoardFirmware: MachineFirmware {
    private let harts: [Hart]
    private let sbi: SBI?
    private let memory: PhysicalMemory
    /// Reads and places the files.
    private let makeImages: () throws(BoardError) -> BootImages
    /// What is placed for the next start already.
    private var nextImages: BootImages?
    private let report: (String) -> Void

    /// Prepares the first start.
    ///
    /// - Parameters:
    ///   - sbi: The monitor's SBI, if the harts start by it.
    ///   - report: Says a line to the person who runs the program: why a later start fails.
    ///   - makeImages: Reads and places the files for each start.
    init(
        harts: [Hart],
        sbi: SBI?,
        memory: PhysicalMemory,
        report: @escaping (String) -> Void,
        makeImages: @escaping () throws(BoardError) -> BootImages
    ) throws(BoardError) {
        self.harts = harts
        self.sbi = sbi
        self.memory = memory
        self.report = report
        self.makeImages = makeImages
        nextImages = try makeImages()
    }

    /// Where a file cannot be read anew, no hart starts.
    func start() {
        let images: BootImages?
        do throws(BoardError) {
            if let prepared = nextImages.take() { images = prepared } else { images = try makeImages() }
        } catch {
            report("the machine does not start: \(error)")
            images = nil
        }
        if let images { for segment in images.segments { write(segment) } }
        if let sbi { start(images, by: sbi) } else { start(images) }
    }

    func wakeUp() { sbi?.resumeFromSuspend() }

    /// One hart starts in S-mode, and starts the others by the SBI. Where there are no images
    /// there is nothing to start.
    private func start(_ images: BootImages?, by sbi: SBI) {
        for hart in harts { hart.reset(to: VirtMap.memory) }
        guard let kernel = images?.start, let tree = images?.deviceTree else { return sbi.reset(entry: nil) }
        sbi.reset(entry: EntryPoint(address: kernel, argument: tree.start.rawValue))
    }

    /// All harts start in M-mode.
    private func start(_ images: BootImages?) {
        guard let images, let tree = images.deviceTree else { return }
        let rom = BootROM(start: images.start ?? VirtMap.memory, deviceTree: tree.start, next: images.next)
        write(rom.bytes[...], at: VirtMap.bootROM.start)
        for hart in harts { hart.reset(to: VirtMap.bootROM.start) }
    }

    private func write(_ segment: LoadedSegment) {
        write(segment.bytes, at: segment.range.start)
        let byteCount = UInt64(segment.bytes.count)
        let rest = segment.range.byteCount - byteCount
        let isFilled = rest == 0 || memory.fill(at: segment.range.start.advanced(by: byteCount), byteCount: rest)
        precondition(isFilled, "images are placed in memory")
    }

    private func write(_ bytes: ArraySlice<UInt8>, at start: PhysicalAddress) {
        let isWritten = bytes.isEmpty || memory.write(at: start, bytes: bytes.span)
        precondition(isWritten, "images are placed in memory, and there is a boot ROM")
    }
}
