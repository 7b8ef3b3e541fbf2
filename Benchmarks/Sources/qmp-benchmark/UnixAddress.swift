// SPDX-License-Identifier: Apache-2.0

import Glibc
import Measuring

/// The path of a Unix socket, as the kernel takes it.
struct UnixAddress {
    private var address = sockaddr_un()

    init(_ path: String) {
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            precondition(path.utf8.count < bytes.count, "too long: \(path)")
            bytes.copyBytes(from: path.utf8)
        }
    }

    /// A socket that listens there.
    func listen() throws -> CInt {
        let descriptor = try makeSocket()
        try check("bind", withPointer { bind(descriptor, $0, $1) })
        try check("listen", Glibc.listen(descriptor, 128))
        return descriptor
    }

    /// A socket that is connected to the one that listens there.
    func connect() throws -> CInt {
        let descriptor = try makeSocket()
        try check("connect", withPointer { Glibc.connect(descriptor, $0, $1) })
        return descriptor
    }

    private func makeSocket() throws -> CInt {
        try check("socket", socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
    }

    private func withPointer(_ call: (UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
