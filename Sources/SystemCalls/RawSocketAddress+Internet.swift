// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension RawSocketAddress {
    /// The port, of an Internet address: both families have it at the same place, the high byte first.
    var port: UInt16 { UInt16(bytes[2]) << 8 | UInt16(bytes[3]) }

    /// The same Internet address with another port.
    func with(port: UInt16) -> RawSocketAddress {
        var bytes = bytes
        bytes[2] = UInt8(port >> 8)
        bytes[3] = UInt8(truncatingIfNeeded: port)
        return RawSocketAddress(bytes: bytes)
    }

    /// Looks a host and a port up (getaddrinfo(3)), in the order in which they are to be tried.
    ///
    /// This waits for name servers where the host is a name.
    static func resolve(_ address: InternetAddress, isListener: Bool) throws(SocketError) -> [RawSocketAddress] {
        // SAFETY: without pointers, as getaddrinfo wants it.
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = isListener ? AI_PASSIVE : AI_V4MAPPED | AI_ADDRCONFIG
        if address.isNumeric { unsafe hints.ai_flags |= AI_NUMERICHOST | AI_NUMERICSERV }
        unsafe hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        unsafe hints.ai_family = try family(of: address)
        let host: String? = isListener && address.host.isEmpty ? nil : address.host
        let port: String? = isListener && address.port.isEmpty ? nil : address.port
        var failure = misuse(of: address)
        var list: UnsafeMutablePointer<addrinfo>?
        // SAFETY: strings and hints live as long as the call, which stores a list where it returns 0.
        if failure == 0 { failure = unsafe getaddrinfo(host, port ?? (host == nil ? "0" : nil), &hints, &list) }
        guard failure == 0 else {
            // SAFETY: the text is a constant of the C library.
            let reason = unsafe String(cString: gai_strerror(failure))
            throw SocketError("address resolution failed for \(address.host):\(address.port): \(reason)")
        }
        defer { unsafe freeaddrinfo(list) }
        var found: [RawSocketAddress] = []
        // SAFETY: the list and its addresses live until it is freed at the end.
        while let entry = unsafe list?.pointee {
            let bytes = unsafe UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen))
            found.append(RawSocketAddress(bytes: unsafe Array(bytes)))
            unsafe list = entry.ai_next
        }
        return found
    }

    /// The code for what getaddrinfo would read otherwise than it is meant: it takes the text up to a zero byte, and of
    /// a number for a port the last 16 bits. 0 where there is nothing of the kind.
    private static func misuse(of address: InternetAddress) -> CInt {
        if address.host.utf8.contains(0) || address.port.utf8.contains(0) { return EAI_NONAME }
        guard let port = Int(address.port) else { return 0 }
        return (0...65535).contains(port) ? 0 : EAI_SERVICE
    }

    /// The family to look up. Where both are wanted of all addresses, one IPv6 socket stands for both.
    private static func family(of address: InternetAddress) throws(SocketError) -> CInt {
        switch (address.ipv4, address.ipv6) {
        case (false, false): throw SocketError("Cannot disable IPv4 and IPv6 at same time")
        case (true, true): address.host.isEmpty ? AF_INET6 : AF_UNSPEC
        case (_, true), (false, _): AF_INET6
        case (true, _), (_, false): AF_INET
        case (nil, nil): AF_UNSPEC
        }
    }

    /// The host and the port in numbers.
    var decodedInternet: InternetAddress {
        get throws(SystemCallError) {
            var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            var port = [CChar](repeating: 0, count: Int(NI_MAXSERV))
            let result = unsafe bytes.withUnsafeBytes { address -> CInt in
                // SAFETY: an address of the kernel in the memory of an array, which is aligned for it; the results have
                // the room that the C library asks for.
                unsafe getnameinfo(
                    address.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                    socklen_t(address.count),
                    &host,
                    socklen_t(host.count),
                    &port,
                    socklen_t(port.count),
                    NI_NUMERICHOST | NI_NUMERICSERV
                )
            }
            guard result == 0 else {
                throw SystemCallError(operation: "read a socket's address", errno: .addressFamilyNotSupported)
            }
            var decoded = InternetAddress(host: host.text, port: port.text)
            if family == AF_INET6 { decoded.ipv6 = true } else { decoded.ipv4 = true }
            return decoded
        }
    }
}

extension [CChar] {
    /// The text up to the zero byte.
    fileprivate var text: String { String(decoding: prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) }
}
