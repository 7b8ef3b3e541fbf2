// SPDX-License-Identifier: Apache-2.0

public import ObjectModel

extension ObjectType {
    /// What all machines have in common.
    private static let machine = ObjectType(name: "machine", creation: .abstract)

    /// The machine without parts.
    public static let noneMachine = ObjectType(name: "none-machine", parent: machine, creation: .byProgram)

    /// The types of machines.
    static let machineTypes = [machine, noneMachine]
}
