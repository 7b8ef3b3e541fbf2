// SPDX-License-Identifier: Apache-2.0

/// A program that emulates the machine, and how it is told what to emulate. All understand the same options.
struct Emulator {
    let name: String
    /// The path, and what it takes to run it at all.
    private let command: [String]

    /// How much memory guests have, in MiB.
    static let memoryMegabytes = 512

    /// Apus.
    static func apus(_ path: String) -> Emulator { Emulator(name: "apus", command: [path]) }

    /// The QEMU that is installed, of some version.
    static let installed = Emulator(name: "QEMU (installed)", command: ["/usr/bin/qemu-system-riscv64"])

    /// The QEMU in the folder that `Scripts/fetch-oracles` prints first.
    static func fetched(_ folder: String) -> Emulator {
        let program = folder + "/usr/bin/qemu-system-riscv64"
        return Emulator(name: "QEMU (fetched)", command: [program, "-L", folder + "/usr/share/qemu"])
    }

    /// The command for a guest that starts in machine mode.
    func command(image path: String, hartCount: Int = 1) -> [String] {
        machine(hartCount) + ["-bios", path]
    }

    /// The command for the small Linux in a folder.
    func command(linux folder: String, hartCount: Int = 1) -> [String] {
        machine(hartCount) + [
            "-kernel", folder + "/Image", "-initrd", folder + "/initrd", "-append", "console=ttyS0 quiet",
        ]
    }

    /// The command for what a machine starts that is given nothing.
    var demoCommand: [String] { machine(1) }

    /// Without defaults QEMU loads no module: it would look for modules in the system's folder, where those of another
    /// release may be.
    private func machine(_ hartCount: Int) -> [String] {
        command + [
            "-nodefaults", "-display", "none", "-serial", "stdio", "-machine", "virt",
            "-m", "\(Self.memoryMegabytes)", "-smp", "\(hartCount)",
        ]
    }
}
