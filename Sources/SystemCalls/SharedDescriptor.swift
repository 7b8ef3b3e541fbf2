// SPDX-License-Identifier: Apache-2.0

/// A file descriptor with any number of owners, closed when the last of them lets go of it.
public final class SharedDescriptor: Sendable {
    /// The descriptor.
    public let descriptor: OwnedDescriptor

    /// Shares a descriptor.
    public init(_ descriptor: consuming OwnedDescriptor) { self.descriptor = descriptor }

    /// Shares a duplicate of a descriptor that somebody else owns and keeps.
    public convenience init(duplicating number: Int32) throws(SystemCallError) {
        self.init(try OwnedDescriptor(duplicating: number))
    }

    /// Opens a file.
    ///
    /// - Parameter permissions: Those of a file that is made, less what the process masks.
    public convenience init(
        opening path: String,
        _ flags: OpenFlags = .readOnly,
        permissions: UInt32 = 0o666
    ) throws(SystemCallError) {
        self.init(try OwnedDescriptor(opening: path, flags, permissions: permissions))
    }
}
