// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension DescriptorSets {
    /// What stands before the number of a set in a path.
    private static let prefix = "/dev/fdset/"

    /// Opens a file, as every part of the program does: by its path, or `/dev/fdset/N` from set N.
    ///
    /// From a set comes a duplicate of the newest descriptor whose access mode and `direct` are as asked for. The other
    /// flags that an open file can change are set on it, and so on the client's own descriptor of it; `synchronous` has
    /// to agree. It is emptied where opening a path would have made it empty.
    ///
    /// - Parameter permissions: Those of a file that is made, without what the process masks out.
    public func open(
        _ path: String,
        _ flags: OpenFlags,
        permissions: UInt32 = 0o666
    ) throws(FileOpenError) -> OpenFile {
        guard path.hasPrefix(Self.prefix) else {
            return OpenFile(try Self.openPath(path, flags, permissions: permissions))
        }
        guard let set = Self.number(path.dropFirst(Self.prefix.count)) else {
            throw FileOpenError(description: "Could not parse fdset \(path)", errno: .invalidArgument)
        }
        let number = try members.withLock { sets throws(FileOpenError) in
            guard let found = sets[set] else {
                throw FileOpenError(
                    description: "Failed to find fdset \(Self.prefix)\(set)",
                    errno: .noSuchFileOrDirectory
                )
            }
            let number = try Self.duplicate(try found.descriptor(matching: flags), flags).release()
            sets[set]?.useCount += 1
            return number
        }
        return OpenFile(OwnedDescriptor(owning: number), use: Use(of: set, in: self))
    }

    /// The number of a set, read as strtol(3) does: white space, a sign and zeros may stand before it.
    static func number(_ text: Substring) -> Int64? {
        let digits = text.drop { $0.isASCII && $0.isWhitespace }
        guard let number = Int64(digits), 0...Int64(Int32.max) ~= number else { return nil }
        return number
    }

    /// An open file of a set.
    final class Use: Sendable {
        private let set: Int64
        private let sets: DescriptorSets

        /// Stands for a file that was counted.
        init(of set: Int64, in sets: DescriptorSets) {
            self.set = set
            self.sets = sets
        }

        deinit {
            sets.members.withLock { sets in
                sets[set]?.useCount -= 1
                if sets[set]?.isEmpty == true { sets[set] = nil }
            }
        }
    }
}

extension DescriptorSets {
    /// A duplicate of a set's descriptor, with the flags, as if it had been opened.
    private static func duplicate(_ number: CInt, _ flags: OpenFlags) throws(FileOpenError) -> OwnedDescriptor {
        do throws(SystemCallError) {
            let duplicate = OwnedDescriptor(
                owning: try systemCall("duplicate") { fcntl(number, F_DUPFD_CLOEXEC, 0) }
            )
            let copy = duplicate.rawValue
            let present = OpenFlags(rawValue: try systemCall("get flags") { fcntl(copy, F_GETFL) })
            guard present.intersection(.synchronous) == flags.intersection(.synchronous) else {
                throw SystemCallError(operation: "set flags", errno: .invalidArgument)
            }
            try systemCall("set flags") { fcntl(copy, F_SETFL, flags.rawValue) }
            if flags.contains(.truncate) || flags.isSuperset(of: [.create, .exclusive]) {
                try systemCall("truncate") { ftruncate(copy, 0) }
            }
            return duplicate
        } catch {
            throw FileOpenError(
                description: "Failed to dup() given file descriptor fd=\(number)",
                errno: error.errno
            )
        }
    }

    private static func openPath(
        _ path: String,
        _ flags: OpenFlags,
        permissions: UInt32
    ) throws(FileOpenError) -> OwnedDescriptor {
        let action = flags.contains(.create) ? "create" : "open"
        do throws(SystemCallError) {
            let number = try systemCall("open", path: path) {
                // SAFETY: the string lives as long as the call.
                unsafe Glibc.open(path, flags.rawValue | O_CLOEXEC, permissions)
            }
            return OwnedDescriptor(owning: number)
        } catch {
            let lacksDirect =
                error.errno == .invalidArgument && flags.contains(.direct)
                && (try? openPath(path, flags.subtracting([.direct, .create, .truncate]), permissions: 0)) != nil
            let reason = lacksDirect ? "filesystem does not support O_DIRECT" : error.errno.description
            throw FileOpenError(description: "Could not \(action) '\(path)': \(reason)", errno: error.errno)
        }
    }
}

extension DescriptorSets.Members {
    /// The newest descriptor with the access mode, and with or without `direct`.
    fileprivate func descriptor(matching flags: OpenFlags) throws(FileOpenError) -> CInt {
        let compared: OpenFlags = [.accessMode, .direct]
        for member in descriptors.reversed() {
            let number = CInt(member.number)
            do throws(SystemCallError) {
                let present = OpenFlags(rawValue: try systemCall("get flags") { fcntl(number, F_GETFL) })
                if present.intersection(compared) == flags.intersection(compared) { return number }
            } catch {
                throw FileOpenError(
                    description: "Failed to read file status flags for fd=\(number)",
                    errno: error.errno
                )
            }
        }
        throw FileOpenError(
            description: "Failed to find file descriptor with matching flags=0x\(String(flags.rawValue, radix: 16))",
            errno: .permissionDenied
        )
    }
}
