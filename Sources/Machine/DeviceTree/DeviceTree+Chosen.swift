// SPDX-License-Identifier: Apache-2.0

internal import RISCV

/// What whoever starts a machine adds to its tree, also to one that a user brings: the settings below `/chosen`
/// (Devicetree Specification 0.4, section 3.6; Linux, Documentation/devicetree/bindings/chosen.txt).
extension DeviceTree {
    /// Hands the guest's kernel its command line.
    public mutating func setBootArguments(_ arguments: String) { chosen["bootargs"] = .string(arguments) }

    /// Tells the guest's kernel where its initial file system lies.
    public mutating func setInitialRAMDisk(_ range: AddressRange) {
        chosen["linux,initrd-start"] = .cellPairs(range.start.rawValue)
        chosen["linux,initrd-end"] = .cellPairs(range.end.rawValue)
    }

    /// Gives every property `rng-seed` fresh bytes, as many as it had: no two starts may have the same.
    ///
    /// - Parameter randomBytes: As many random bytes as it is told.
    public mutating func renewSeeds(_ randomBytes: (Int) -> [UInt8]) {
        root.replaceValues(of: "rng-seed") { .bytes(randomBytes($0.bytes.count)) }
    }

    private var chosen: DeviceTreeNode {
        get { root[child: "chosen"] ?? DeviceTreeNode("chosen") }
        set { root[child: "chosen"] = newValue }
    }
}
