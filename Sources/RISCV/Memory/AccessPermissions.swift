// SPDX-License-Identifier: Apache-2.0

/// What may be done to bytes, or what an access does: the bits as an entry of `pmpcfg` has them, one place to the right
/// of where a page table entry has them.
struct AccessPermissions: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt8

    static let read = AccessPermissions(rawValue: 1)
    static let write = AccessPermissions(rawValue: 2)
    static let execute = AccessPermissions(rawValue: 4)
    static let all: AccessPermissions = [.read, .write, .execute]
}
