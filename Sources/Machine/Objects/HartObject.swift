// SPDX-License-Identifier: Apache-2.0

import ObjectModel
import QAPI
import SystemCalls

/// A hart in the object tree.
final class HartObject: ManagedObject {
    static let type = ObjectType(
        name: "rv64-riscv-cpu",
        parent: .device,
        creation: .byProgram,
        properties: [
            ObjectProperty("hartid", "uint64", description: "mhartid") { (object: HartObject) in
                UInt64(object.hart.index)
            },
            ObjectProperty("thread-id", "int", description: "the kernel's number for its thread") {
                (object: HartObject) in Int64(object.hart.threadIdentifier.rawValue)
            },
        ]
    )

    private let hart: HartInformation

    init(_ hart: HartInformation) { self.hart = hart }

    var objectType: ObjectType { Self.type }
}
