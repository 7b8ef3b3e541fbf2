// SPDX-License-Identifier: Apache-2.0

import Glibc
import Harness

/// A machine of QEMU that executes an image.
enum QEMUMachine {
    /// A processor with the extensions that Apus has, and with no others that blocks could meet.
    private static let processor = [
        "rv64", "b=on", "h=off", "zbc=off", "zfa=off", "zicond=on", "svinval=on", "zihintntl=off", "zicbop=off",
        "pmu-mask=0",
    ].joined(separator: ",")

    /// Executes an image. There is a second hart, which sleeps: for a single one QEMU takes atomic memory operations apart
    /// and reports a fault of their load. Memory is a file, into which the image is put before and from which the outcome is read.
    static func execute(_ image: Image) throws -> Outcome {
        let scratch = try ScratchFolder()
        let path = scratch.file("memory")
        let memory = try Descriptor(opening: path, O_RDWR | O_CREAT)
        guard ftruncate(memory.number, Layout.memoryByteCount) == 0 else { throw SystemFailure.last("ftruncate") }
        for piece in image.pieces {
            let count = pwrite(memory.number, piece.bytes, piece.bytes.count, Int(piece.address - Layout.memoryStart))
            guard count == piece.bytes.count else { throw SystemFailure.last("pwrite") }
        }
        let errors = try Descriptor(opening: scratch.file("errors"), O_WRONLY | O_CREAT)
        let process = try ChildProcess(command(memory: path), errors: errors.number)
        let ending = try process.wait(until: .after(.seconds(120)))
        guard ending == .exit(0) else { throw SystemFailure("QEMU: \(ending) \(scratch.text(of: "errors"))") }
        var areas = [UInt8](repeating: 0, count: image.runs.count * Layout.areaByteCount)
        let count = pread(memory.number, &areas, areas.count, Int(Layout.areasStart - Layout.memoryStart))
        guard count == areas.count else { throw SystemFailure.last("pread") }
        return Outcome(areas: areas)
    }

    private static func command(memory: String) -> [String] {
        let backend = "memory-backend-file,id=memory,share=on,mem-path=\(memory),size=\(Layout.memoryByteCount)"
        return [
            "\(Oracles.folder)/qemu/usr/bin/qemu-system-riscv64", "-L", "\(Oracles.folder)/qemu/usr/share/qemu",
            "-nodefaults", "-display", "none", "-machine", "virt,memory-backend=memory", "-object", backend,
            "-m", "\(Layout.memoryByteCount >> 20)M", "-cpu", processor, "-bios", "none", "-smp", "2",
            "-accel", "tcg,thread=multi,tb-size=64",
        ]
    }
}
