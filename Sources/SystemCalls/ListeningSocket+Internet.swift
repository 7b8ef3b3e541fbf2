// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

extension ListeningSocket {
    /// Binds and listens at the first address and the first port of the range that is free.
    static func bound(to address: InternetAddress) throws(SocketError) -> OwnedDescriptor {
        if address.keepsAlive { throw SocketError("keep-alive option is not supported for passive sockets") }
        var failure = SocketError("Failed to find an available port")
        for candidate in try RawSocketAddress.resolve(address, isListener: true) {
            for port in ports(of: address, from: candidate.port) {
                do throws(SocketError) {
                    return try bound(to: candidate.with(port: port), sharesFamilies: address.ipv4 == address.ipv6)
                } catch {
                    switch error.errno {
                    case .addressInUse:
                        failure = SocketError("Failed to find an available port", errno: error.errno)
                    // A kernel without IPv6: the next candidate may be an IPv4 address.
                    case .addressFamilyNotSupported: failure = error
                    default: throw error
                    }
                }
            }
        }
        throw failure
    }

    /// The ports to try: none where the range ends before it begins.
    private static func ports(of address: InternetAddress, from first: UInt16) -> ClosedRange<UInt16>.SubSequence {
        guard let last = address.lastPort else { return (first...first)[...] }
        return last < first ? (first...first).prefix(0) : (first...last)[...]
    }

    /// - Parameter sharesFamilies: Whether an IPv6 socket takes IPv4 clients too, where no other socket has the port.
    private static func bound(
        to address: RawSocketAddress,
        sharesFamilies: Bool
    ) throws(SocketError) -> OwnedDescriptor {
        let descriptor = OwnedDescriptor(
            owning: try socketCall("make a socket", or: "Failed to create a socket") {
                clinux_socket(address.family, 0)
            }
        )
        let number = descriptor.rawValue
        // A port whose former connections are not forgotten yet can be had at once.
        _ = clinux_socket_set_reuse_address(number, 1)
        if address.family == AF_INET6 { _ = clinux_socket_set_ipv6_only(number, sharesFamilies ? 0 : 1) }
        do throws(SocketError) {
            try socketCall("bind", or: "Failed to bind socket") {
                // SAFETY: the call borrows the array and reads its count.
                unsafe clinux_socket_bind(number, address.bytes, address.bytes.count)
            }
        } catch {
            // The port may be taken for IPv4 alone.
            guard error.errno == .addressInUse, address.family == AF_INET6, sharesFamilies else { throw error }
            return try bound(to: address, sharesFamilies: false)
        }
        try socketCall("listen", or: "Failed to listen on socket") { listen(number, SOMAXCONN) }
        return descriptor
    }
}
