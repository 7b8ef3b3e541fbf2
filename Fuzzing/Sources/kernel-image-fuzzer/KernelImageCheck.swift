// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// What holds for every file that is given as a kernel, a firmware or an initial file system.
enum KernelImageCheck {
    /// Something that does not hold.
    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    private static let memory = AddressRange(start: PhysicalAddress(rawValue: 0x8000_0000), byteCount: 8 << 20)

    /// Checks that whatever is loaded lies in guest memory and not over another, and that a refusal is a line.
    static func check(_ input: [UInt8]) throws(Violation) {
        try checkProgram(input)
        for firmware in [BootImages.Firmware.builtIn, .none, .file(input)] {
            guard var images = try? BootImages(memory: memory, firmware: firmware) else { continue }
            try? images.placeKernel(input)
            try? images.placeInitialRAMDisk(input)
            try? images.placeDeviceTree([UInt8](repeating: 0, count: 4096))
            try checkPlaces(of: images)
        }
    }

    private static func checkProgram(_ input: [UInt8]) throws(Violation) {
        let program: ProgramImage
        do throws(LoadingError) {
            program = try ProgramImage(input, in: memory, at: memory.start.advanced(by: 2 << 20))
        } catch {
            if !error.description.isEmpty && !error.description.contains("\n") { return }
            throw Violation(description: "no line: \(error)")
        }
        let entry = AddressRange(start: program.entry, byteCount: 1)
        guard memory.contains(program.range), program.range.contains(entry),
            program.segments.allSatisfy({ program.range.contains($0.range) && $0.bytes.count <= $0.range.byteCount })
        else { throw Violation(description: "the program does not lie in its range: \(program)") }
    }

    private static func checkPlaces(of images: BootImages) throws(Violation) {
        let ranges = [images.firmware?.range, images.kernel?.range, images.initialRAMDisk, images.deviceTree]
            .compactMap(\.self)
        for (index, range) in ranges.enumerated() {
            guard memory.contains(range), !ranges[..<index].contains(where: range.overlaps) else {
                throw Violation(description: "\(range) is not alone in memory: \(ranges)")
            }
        }
        guard images.segments.allSatisfy({ segment in ranges.contains { $0.contains(segment.range) } }) else {
            throw Violation(description: "a segment lies elsewhere")
        }
    }
}
