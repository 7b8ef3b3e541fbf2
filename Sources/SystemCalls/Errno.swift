// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// An error number of a system call (errno(3)).
public struct Errno: RawRepresentable, Error, Sendable, Hashable {
    /// The number, such as 2 for `ENOENT`.
    public let rawValue: CInt

    /// Makes an error of its number.
    public init(rawValue: CInt) { self.rawValue = rawValue }

    /// The error of the system call that this thread made last.
    static var last: Errno { Errno(rawValue: errno) }

    /// Turns the result of a call that returns an error number, 0 for none, into one that sets errno and returns −1.
    static func report(_ number: CInt) -> CInt {
        guard number != 0 else { return 0 }
        errno = number
        return -1
    }
}

extension Errno {
    /// `EINTR`: a signal came before anything was done.
    public static let interrupted = Errno(rawValue: EINTR)
    /// `EPERM`: operation not permitted.
    public static let operationNotPermitted = Errno(rawValue: EPERM)
    /// `ENOENT`: no such file or directory.
    public static let noSuchFileOrDirectory = Errno(rawValue: ENOENT)
    /// `ENOMEM`: there is not so much memory.
    public static let noMemory = Errno(rawValue: ENOMEM)
    /// `EEXIST`: the file exists.
    public static let fileExists = Errno(rawValue: EEXIST)
    /// `ENOTDIR`: a part of the path is no directory.
    public static let notDirectory = Errno(rawValue: ENOTDIR)
    /// `EISDIR`: it is a directory.
    public static let isDirectory = Errno(rawValue: EISDIR)
    /// `EACCES`: permission denied.
    public static let permissionDenied = Errno(rawValue: EACCES)
    /// `EBADF`: not an open descriptor.
    public static let badFileDescriptor = Errno(rawValue: EBADF)
    /// `EBUSY`: somebody has it already.
    public static let busy = Errno(rawValue: EBUSY)
    /// `EINVAL`: invalid argument.
    public static let invalidArgument = Errno(rawValue: EINVAL)
    /// `EAGAIN`: it would block.
    public static let resourceTemporarilyUnavailable = Errno(rawValue: EAGAIN)
    /// `ENOSPC`: no space left on the device.
    public static let noSpace = Errno(rawValue: ENOSPC)
    /// `EADDRINUSE`: another socket has the address.
    public static let addressInUse = Errno(rawValue: EADDRINUSE)
    /// `EAFNOSUPPORT`: there are no sockets of that family.
    public static let addressFamilyNotSupported = Errno(rawValue: EAFNOSUPPORT)
    /// `EINPROGRESS`: the connection is being made.
    public static let inProgress = Errno(rawValue: EINPROGRESS)
    /// `ECONNREFUSED`: nobody listens there.
    public static let connectionRefused = Errno(rawValue: ECONNREFUSED)
    /// `ECONNABORTED`: the client has gone before it was taken.
    public static let connectionAborted = Errno(rawValue: ECONNABORTED)
    /// `ECONNRESET`: the peer has gone with something left unread.
    public static let connectionReset = Errno(rawValue: ECONNRESET)
    /// `EPIPE`: nobody reads the other end.
    public static let brokenPipe = Errno(rawValue: EPIPE)
    /// `EMFILE`: the process has too many open descriptors.
    public static let tooManyOpenFiles = Errno(rawValue: EMFILE)
}

extension Errno: CustomStringConvertible {
    /// What the number means, such as `No such file or directory`, in English whatever the locale.
    public var description: String {
        guard let text = unsafe clinux_error_description(rawValue) else { return "Unknown error \(rawValue)" }
        // SAFETY: the text is a constant of the C library, ended by a zero byte.
        return unsafe String(cString: text)
    }
}
