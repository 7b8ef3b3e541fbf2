// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A new folder that nobody but its user can enter, for the sockets and the like of one process. It goes with its owner,
/// if it is empty then.
public struct PrivateFolder: ~Copyable, Sendable {
    /// Its path.
    public let path: String

    /// Makes a folder where the user's sockets belong (`$XDG_RUNTIME_DIR`), or where that is not to be had below `/tmp`.
    ///
    /// - Parameter prefix: What its name begins with.
    public init(prefix: String) throws(SystemCallError) {
        if let folder = environmentVariable("XDG_RUNTIME_DIR"), folder.utf8.first == UInt8(ascii: "/"),
            let path = try? Self.make("\(folder)/\(prefix)-XXXXXX")
        {
            self.path = path
        } else {
            path = try Self.make("/tmp/\(prefix)-XXXXXX")
        }
    }

    deinit {
        // What somebody else has put there is theirs. Nobody is left who could do anything about another error.
        _ = unsafe rmdir(path)
    }

    /// Makes a folder with a name that is new (mkdtemp(3)).
    private static func make(_ template: String) throws(SystemCallError) -> String {
        var bytes = Array(template.utf8CString)
        // SAFETY: the array ends with a zero and lives as long as the call, which keeps its length.
        guard unsafe mkdtemp(&bytes) != nil else {
            throw SystemCallError(operation: "create directory", path: template, errno: .last)
        }
        return String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
