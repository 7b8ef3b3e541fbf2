// SPDX-License-Identifier: Apache-2.0

/// A small Linux made of Debian's kernel, as `Scripts/debian-guest` makes it.
package enum DebianGuest {
    /// The folder with its files; nil where they could not be fetched.
    private static let folder = environmentVariable("APUS_GUEST")

    /// Whether its tests are to run: where CI is set, all are.
    package static let isThere =
        (folder != nil && environmentVariable("APUS_PROGRAM") != nil)
        || environmentVariable("CI") != nil

    /// A file of it: `Image`, `initrd` or `fw_dynamic.bin`.
    package static func file(_ name: String) -> String { "\(folder ?? "")/\(name)" }

    /// The options that start it with a shell on the serial port.
    ///
    /// - Parameter kernelArguments: what is added to the kernel's command line
    package static func options(_ kernelArguments: String = "") -> [String] {
        [
            "-m", "256", "-kernel", file("Image"), "-initrd", file("initrd"),
            "-append", "console=ttyS0 quiet \(kernelArguments)",
        ]
    }

    /// What it says when there is a shell.
    package static let greeting = "debian-guest: ready"
}
