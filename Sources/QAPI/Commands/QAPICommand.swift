// SPDX-License-Identifier: Apache-2.0

/// A command with its arguments, which are its members.
public protocol QAPICommand: QAPIObject {
    /// What a successful reply carries.
    associatedtype Reply: QAPIValue

    /// What the schema says of the command.
    static var metadata: CommandMetadata { get }
}
