// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Synchronization

/// Whole files and directories by their paths, as tools need them.
public enum FileSystem {
    /// All bytes of a file.
    public static func readFile(_ path: String) throws(SystemCallError) -> [UInt8] {
        try open(path, O_RDONLY).readToEnd(path: path)
    }

    /// Makes a file have the given contents. One that has them already is left alone, so that build tools see no
    /// change.
    ///
    /// The new contents take the place of the old at once: a reader finds either the one or the other, and a write that
    /// fails leaves the old. They are not forced onto the disk. A symbolic link is replaced, not followed.
    ///
    /// - Returns: Whether the file was written.
    @discardableResult
    public static func writeFile(_ path: String, _ contents: [UInt8]) throws(SystemCallError) -> Bool {
        if let present = try? readFile(path), present == contents { return false }
        let temporary = try temporaryFile(beside: path)
        let temporaryPath = temporary.path
        do throws(SystemCallError) {
            try temporary.descriptor.write(contents, path: path)
            try temporary.descriptor.close()
            // SAFETY: both strings live as long as the call.
            try systemCall("write", path: path) { unsafe rename(temporaryPath, path) }
        } catch {
            _ = unsafe unlink(temporaryPath)
            throw error
        }
        return true
    }

    /// Makes a directory and the directories above it; one that is there already is fine.
    public static func createDirectory(_ path: String) throws(SystemCallError) {
        do throws(SystemCallError) {
            // SAFETY: the string lives as long as the call.
            try systemCall("create directory", path: path) { unsafe mkdir(path, 0o777) }
        } catch {
            switch error.errno {
            case .fileExists where isDirectory(path): return
            case .noSuchFileOrDirectory:
                guard let parent = parent(of: path) else { throw error }
                try createDirectory(parent)
                try createDirectory(path)
            default: throw error
            }
        }
    }
}

extension FileSystem {
    private static let temporaryCount = Atomic<Int>(0)

    /// A file that was made to be renamed.
    private struct TemporaryFile: ~Copyable {
        let path: String
        let descriptor: OwnedDescriptor
    }

    private static func open(_ path: String, _ flags: CInt) throws(SystemCallError) -> OwnedDescriptor {
        // SAFETY: the string lives as long as the call.
        let number = try systemCall("open", path: path) { unsafe Glibc.open(path, flags | O_CLOEXEC, 0o666) }
        return OwnedDescriptor(owning: number)
    }

    /// Makes a new file in the folder of `path`, as rename(2) does not cross file systems.
    private static func temporaryFile(beside path: String) throws(SystemCallError) -> TemporaryFile {
        while true {
            let count = temporaryCount.wrappingAdd(1, ordering: .relaxed).newValue
            let candidate = "\(path).\(getpid())-\(count).tmp"
            do throws(SystemCallError) {
                return TemporaryFile(path: candidate, descriptor: try open(candidate, O_WRONLY | O_CREAT | O_EXCL))
            } catch {
                // One left over by a process that was killed and had our number.
                if error.errno != .fileExists {
                    throw SystemCallError(operation: "write", path: path, errno: error.errno)
                }
            }
        }
    }

    /// The path without its last part, or nil where nothing is above it that could be made.
    private static func parent(of path: String) -> String? {
        let trimmed = path.dropLast(while: { $0 == "/" })
        guard let slash = trimmed.lastIndex(of: "/") else { return nil }
        let parent = trimmed[..<slash].dropLast(while: { $0 == "/" })
        return parent.isEmpty ? nil : String(parent)
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        // SAFETY: the string and the structure live as long as the call.
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

extension StringProtocol {
    /// Without the characters at the end that satisfy the condition.
    fileprivate func dropLast(while condition: (Character) -> Bool) -> SubSequence {
        guard let last = lastIndex(where: { !condition($0) }) else { return self[startIndex..<startIndex] }
        return self[...last]
    }
}
