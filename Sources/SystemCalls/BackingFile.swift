// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A file that is to be memory: one that is there, or a new one. In a folder it has no name, and goes with its last user.
public struct BackingFile: ~Copyable {
    /// The file, open for reading and writing.
    public let descriptor: OwnedDescriptor

    private let path: String
    private let isNew: Bool

    /// Opens the file at a path, makes one, or makes one without a name in the folder at the path.
    public init(_ path: String) throws(SystemCallError) {
        self.path = path
        do throws(SystemCallError) {
            descriptor = try Self.open(path, O_RDWR)
            isNew = false
        } catch {
            switch error.errno {
            case .isDirectory:
                descriptor = try Self.open(path, O_RDWR | Self.unnamed)
                isNew = false
            case .noSuchFileOrDirectory:
                descriptor = try Self.open(path, O_RDWR | O_CREAT | O_EXCL)
                isNew = true
            default: throw error
            }
        }
    }

    /// How long the file is.
    public var byteCount: Int {
        var status = stat()
        // SAFETY: the structure lives as long as the call.
        return unsafe fstat(descriptor.rawValue, &status) == 0 ? status.st_size : 0
    }

    /// Gives the file a length; what it gains is zero.
    public func resize(to byteCount: Int) throws(SystemCallError) {
        try systemCall("resize", path: path) { ftruncate(descriptor.rawValue, byteCount) }
    }

    /// Removes the file if it was not there before.
    public func removeIfNew() {
        // SAFETY: the string lives as long as the call.
        if isNew { _ = unsafe unlink(path) }
    }

    private static func open(_ path: String, _ flags: CInt) throws(SystemCallError) -> OwnedDescriptor {
        // SAFETY: the string lives as long as the call.
        OwnedDescriptor(
            owning: try systemCall("open", path: path) { unsafe Glibc.open(path, flags | O_CLOEXEC, 0o644) }
        )
    }

    /// O_TMPFILE, which Glibc's module does not show.
    private static let unnamed: CInt = 0o20200000
}
