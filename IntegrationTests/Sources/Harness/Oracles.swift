// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The QEMU that the tests measure against: its source and its programs, as `Scripts/fetch-oracles` lays them out.
package enum Oracles {
    /// The folder that `Scripts/integration` names.
    package static let folder = environmentVariable("APUS_ORACLES") ?? ""

    /// QEMU's source.
    package static let source = folder + "/source"

    /// QEMU's whole schema.
    package static let schemaPath = source + "/qapi/qapi-schema.json"

    /// The command line, as far as all tests share it, that runs the program for an architecture without a machine.
    ///
    /// Without defaults it loads no module: it would look for modules in the system's folder, where those of another
    /// release may be. It is not let run, which would be told by an event, even to clients that came before.
    package static func command(_ architecture: String) -> [String] {
        let program = "\(folder)/qemu/usr/bin/qemu-system-\(architecture)"
        let data = folder + "/qemu/usr/share/qemu"
        return [program, "-L", data, "-nodefaults", "-machine", "none", "-display", "none", "-S"]
    }
}

/// The value of an environment variable, if it is set and not empty.
package func environmentVariable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
}
