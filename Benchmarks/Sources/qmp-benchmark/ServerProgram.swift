// SPDX-License-Identifier: Apache-2.0

/// A program that serves the socket it finds as descriptor 3.
struct ServerProgram {
    let arguments: [String]
    var speaksQMP = true

    /// The emulator in the folder that `Scripts/fetch-oracles` prints first.
    ///
    /// Without defaults it loads no module: it would look for modules in the system's folder, where those of another
    /// release may be.
    static func qemu(_ folder: String) -> ServerProgram {
        let program = [folder + "/usr/bin/qemu-system-riscv64", "-L", folder + "/usr/share/qemu"]
        let options = ["-nodefaults", "-machine", "none", "-display", "none", "-S"]
        return ServerProgram(arguments: program + options + monitor)
    }

    /// Apus.
    static func apus(_ path: String) -> ServerProgram {
        ServerProgram(arguments: [path, "-machine", "none"] + monitor)
    }

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
