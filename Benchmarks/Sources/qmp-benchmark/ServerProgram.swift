// SPDX-License-Identifier: Apache-2.0

/// A program that serves the socket it finds as descriptor 3.
struct ServerProgram {
    let arguments: [String]
    var speaksQMP = true

    /// The emulator in the folder that `Scripts/fetch-oracles` prints first.
    ///
    /// Without defaults it loads no module: it would look for modules in the system's folder, where those of another
    /// release may be.
    ///
    /// - Parameter machine: The options that say which machine.
    static func qemu(_ folder: String, machine: [String] = noMachine) -> ServerProgram {
        let program = [folder + "/usr/bin/qemu-system-riscv64", "-L", folder + "/usr/share/qemu"]
        return ServerProgram(arguments: program + ["-nodefaults", "-display", "none", "-S"] + machine + monitor)
    }

    /// Apus.
    ///
    /// - Parameter machine: The options that say which machine.
    static func apus(_ path: String, machine: [String] = noMachine) -> ServerProgram {
        ServerProgram(arguments: [path, "-nodefaults", "-S"] + machine + monitor)
    }

    /// No parts, and nothing to run.
    static let noMachine = ["-machine", "none"]

    /// The echo server, whose work is that of the kernel alone.
    static let floor = ServerProgram(arguments: ["/proc/self/exe", "floor"], speaksQMP: false)

    /// The server on top of the library that answers `query-qmp-schema` with the text in a file.
    static func library(schema path: String) -> ServerProgram {
        ServerProgram(arguments: ["/proc/self/exe", "library", path])
    }

    private static let monitor = [
        "-chardev", "socket,id=socket,fd=\(ServerProcess.listener),server=on,wait=off",
        "-mon", "chardev=socket,mode=control",
    ]
}
