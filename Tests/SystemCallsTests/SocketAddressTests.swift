// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

struct SocketAddressTests {
    @Test("the path of a Unix socket is read back, up to its whole length", arguments: [1, 20, 107, 108])
    func path(length: Int) throws {
        let path = String(repeating: "p", count: length)
        let raw = try RawSocketAddress(path: path)
        #expect(raw.family == AF_UNIX)
        #expect(try raw.decoded == .unix(path: path))
    }

    @Test("an abstract name is read back, tight or padded", arguments: [1, 20, 106], [true, false])
    func abstractName(length: Int, isTight: Bool) throws {
        let name = String(repeating: "n", count: length)
        let raw = try RawSocketAddress(abstractName: name, isTight: isTight)
        #expect(raw.bytes.count == (isTight ? 3 + length : 110))
        #expect(try raw.decoded == .abstract(name: name, isTight: isTight))
    }

    @Test("a path that is too long is refused with what would help")
    func longPath() {
        let path = String(repeating: "p", count: 109)
        let error = #expect(throws: SocketError.self) { try RawSocketAddress(path: path) }
        #expect(error?.description == "UNIX socket path '\(path)' is too long")
        #expect(error?.hint == "Path must be less than 108 bytes")
    }

    @Test("an abstract name that is too long is refused with what would help")
    func longAbstractName() {
        let name = String(repeating: "n", count: 108)
        let error = #expect(throws: SocketError.self) { try RawSocketAddress(abstractName: name, isTight: true) }
        #expect(error?.description == "UNIX socket path '\(name)' is too long")
        #expect(error?.hint == "Path must be less than 107 bytes")
    }

    @Test("a path that the kernel would read otherwise is refused", arguments: ["", "\0name", "a\0b"])
    func notAPath(path: String) {
        let error = #expect(throws: SocketError.self) { try RawSocketAddress(path: path) }
        #expect(error?.errno == .invalidArgument)
    }

    @Test("hosts and ports in numbers are read back", arguments: ["127.0.0.1", "::1"])
    func numericHost(host: String) throws {
        var address = InternetAddress(host: host, port: "4444")
        address.isNumeric = true
        let raw = try RawSocketAddress.resolve(address, isListener: true)
        #expect(raw.map(\.port) == [4444])
        let decoded = try raw[0].with(port: 65535).decodedInternet
        #expect(decoded.host == host)
        #expect(decoded.port == "65535")
        #expect(decoded.ipv6 == (host == "::1" ? true : nil))
        #expect(decoded.ipv4 == (host == "::1" ? nil : true))
    }

    @Test("a service has the port of its name")
    func service() throws {
        let address = InternetAddress(host: "127.0.0.1", port: "http")
        #expect(try RawSocketAddress.resolve(address, isListener: true).map(\.port) == [80])
    }

    @Test(
        "the switches choose the families",
        arguments: [
            (nil, false, [AF_INET]), (nil, true, [AF_INET6]), (false, nil, [AF_INET6]), (false, true, [AF_INET6]),
            (true, nil, [AF_INET]), (true, false, [AF_INET]), (true, true, [AF_INET6]),
        ] as [(Bool?, Bool?, [CInt])]
    )
    func families(ipv4: Bool?, ipv6: Bool?, families: [CInt]) throws {
        var address = InternetAddress(host: "", port: "4444")
        address.ipv4 = ipv4
        address.ipv6 = ipv6
        #expect(try RawSocketAddress.resolve(address, isListener: true).map(\.family) == families)
    }

    @Test("both families cannot be switched off")
    func noFamily() {
        var address = InternetAddress(host: "", port: "4444")
        address.ipv4 = false
        address.ipv6 = false
        let error = #expect(throws: SocketError.self) { try RawSocketAddress.resolve(address, isListener: true) }
        #expect(error?.description == "Cannot disable IPv4 and IPv6 at same time")
    }

    @Test(
        "what cannot be looked up is an error that names it",
        arguments: [
            ("a.b", "1", "Name or service not known"),
            ("127.0.0.1", "nothing", "Name or service not known"),
            ("127.0.0.1\0", "1", "Name or service not known"),
            ("127.0.0.1", "65537", "Servname not supported for ai_socktype"),
            ("127.0.0.1", "-1", "Servname not supported for ai_socktype"),
        ]
    )
    func unresolvable(host: String, port: String, reason: String) {
        var address = InternetAddress(host: host, port: port)
        address.isNumeric = true
        let error = #expect(throws: SocketError.self) { try RawSocketAddress.resolve(address, isListener: true) }
        #expect(error?.description == "address resolution failed for \(host):\(port): \(reason)")
    }
}
