// SPDX-License-Identifier: Apache-2.0

public import ObjectModel

extension ObjectType {
    /// What all machines have in common.
    public static let machine = ObjectType(name: "machine", creation: .abstract)

    /// What all devices of a machine have in common.
    public static let device = ObjectType(name: "device", creation: .abstract)

    /// The type of machines of a board, such as `virt-machine` of `virt`.
    public static func machine(board: String) -> ObjectType {
        ObjectType(name: "\(board)-machine", parent: .machine, creation: .byProgram)
    }
}
