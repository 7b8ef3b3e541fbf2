// SPDX-License-Identifier: Apache-2.0

/// The class of an error reply: all that a client may base a decision on.
///
/// A client that meets a class of a newer server keeps its name.
public struct ErrorClass: Sendable, Hashable {
    /// The name on the wire.
    public let name: String

    /// Names a class.
    public init(name: String) { self.name = name }

    /// Every error without a class of its own.
    public static let genericError = ErrorClass(name: "GenericError")
    /// There is no such command, or not now.
    public static let commandNotFound = ErrorClass(name: "CommandNotFound")
    /// The device is not in use.
    public static let deviceNotActive = ErrorClass(name: "DeviceNotActive")
    /// There is no such device.
    public static let deviceNotFound = ErrorClass(name: "DeviceNotFound")
    /// The host's kernel lacks something that the command needs.
    public static let kvmMissingCapability = ErrorClass(name: "KVMMissingCap")
}
