// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// What holds for every file that is given as a device tree.
enum DeviceTreeCheck {
    /// Something that does not hold.
    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    /// Checks that what is read is read again from what is written, and that a tree takes what every start adds to it.
    static func check(_ input: [UInt8]) throws(Violation) {
        guard let tree = try? DeviceTree(flattened: input) else { return }
        let flattened = tree.flattened()
        guard (try? DeviceTree(flattened: flattened)) == tree else {
            throw Violation(description: "the tree is not read again: \(tree)")
        }
        var changed = tree
        changed.setBootArguments("quiet")
        changed.setInitialRAMDisk(AddressRange(start: PhysicalAddress(rawValue: 1 << 32), byteCount: 512))
        changed.renewSeeds { [UInt8](repeating: 7, count: $0) }
        guard (try? DeviceTree(flattened: changed.flattened())) == changed,
            changed.root[child: "chosen"]?["bootargs"]?.string == "quiet"
        else { throw Violation(description: "the tree does not keep its settings: \(changed)") }
    }
}
