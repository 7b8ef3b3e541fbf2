// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A file whose contents are wanted several times.
///
/// A regular file stays open and is read anew each time, so it need not keep its name, and its contents take no memory in
/// between. Of a pipe and its like there is only one reading, which is kept.
public final class RereadableFile {
    private enum Contents: ~Copyable {
        case stored(OwnedDescriptor)
        case kept([UInt8])
    }

    /// The path by which it was opened.
    public let path: String

    private let contents: Contents

    /// Opens a file; reads it, where that is possible only once.
    public init(_ path: String) throws(SystemCallError) {
        self.path = path
        // SAFETY: the string lives as long as the call.
        let number = try systemCall("open", path: path) { unsafe open(path, O_RDONLY | O_CLOEXEC) }
        let descriptor = OwnedDescriptor(owning: number)
        if lseek(number, 0, SEEK_CUR) >= 0 {
            contents = .stored(descriptor)
        } else {
            contents = .kept(try descriptor.readToEnd(path: path))
        }
    }

    /// All bytes, as they are now.
    public func read() throws(SystemCallError) -> [UInt8] {
        switch contents {
        case .kept(let bytes): return bytes
        case .stored(let descriptor):
            try systemCall("read", path: path) { lseek(descriptor.rawValue, 0, SEEK_SET) }
            return try descriptor.readToEnd(path: path)
        }
    }
}
