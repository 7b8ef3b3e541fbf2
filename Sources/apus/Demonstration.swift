// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// What the program does when it is asked for nothing: the demo guest on the terminal, and a monitor that nobody but the
/// user can reach.
struct Demonstration: ~Copyable {
    private let folder: PrivateFolder

    init() throws(StartError) {
        do throws(SystemCallError) {
            folder = try PrivateFolder(prefix: "apus")
        } catch {
            throw StartError(error)
        }
    }

    private var socketPath: String { folder.path + "/qmp" }

    /// The command line that says the same.
    var words: [String] {
        let path = socketPath.split(separator: ",", omittingEmptySubsequences: false).joined(separator: ",,")
        return ["-machine", "virt", "-qmp", "unix:\(path),server=on,wait=off"]
    }

    /// What the user is told.
    var greeting: String {
        """
        Apus runs its demo guest on a 64-bit RISC-V machine. Its QMP socket is
            \(socketPath)
        Ctrl-A X ends it, Ctrl-A H tells of more keys, and apus -help of everything else.


        """
    }
}
