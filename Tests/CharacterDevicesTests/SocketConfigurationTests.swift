// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import QAPI
import SystemCalls
import Testing

/// What a socket device is made of, and what does not go together.
@Suite struct SocketConfigurationTests {
    static let unix = SocketDeviceAddress.socket(.unix(path: "/x"))

    @Test("a socket about which nothing is said listens and does not wait")
    func defaults() throws {
        let configuration = try SocketConfiguration(SocketOptions(address: Self.unix))
        #expect(configuration == SocketConfiguration(address: Self.unix, role: .server(waits: false)))
    }

    @Test("a client about which nothing else is said tries once")
    func clientDefaults() throws {
        var options = SocketOptions(address: Self.unix)
        options.server = false
        #expect(try SocketConfiguration(options).role == .client(reconnectMilliseconds: 0))
    }

    @Test(
        "the interval of a client is kept in milliseconds",
        arguments: [
            (2, nil, 2000), (nil, 30, 30), (-1, nil, 0), (nil, -5, 0), (Int64.max, nil, Int64.max),
        ] as [(Int64?, Int64?, Int64)]
    )
    func interval(seconds: Int64?, milliseconds: Int64?, expected: Int64) throws {
        var options = SocketOptions(address: Self.unix)
        options.server = false
        options.reconnect = seconds
        options.reconnectMilliseconds = milliseconds
        #expect(try SocketConfiguration(options).role == .client(reconnectMilliseconds: expected))
    }

    @Test("what does not go together is refused", arguments: refusals)
    func refusal(refusal: Refusal) {
        var options = SocketOptions(address: Self.unix)
        refusal.change(&options)
        #expect(throws: QAPIError(refusal.text)) { try SocketConfiguration(options) }
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        let text: String
        let change: @Sendable (inout SocketOptions) -> Void
        var testDescription: String { text }

        init(_ text: String, _ change: @escaping @Sendable (inout SocketOptions) -> Void) {
            self.text = text
            self.change = change
        }
    }

    static let refusals = [
        Refusal("'reconnect' option is incompatible with socket in server listen mode") { $0.reconnect = 0 },
        Refusal("'reconnect' option is incompatible with socket in server listen mode") {
            $0.reconnectMilliseconds = 1
        },
        Refusal("'reconnect' option is incompatible with 'fd' address type") {
            $0.address = .descriptor("3")
            $0.reconnect = 1
        },
        Refusal("'wait' option is incompatible with socket in client connect mode") {
            $0.server = false
            $0.wait = false
        },
        Refusal("Websocket client is not implemented") {
            $0.server = false
            $0.layers.websocket = true
        },
        Refusal("'reconnect' and 'reconnect-ms' are mutually exclusive") {
            $0.server = false
            $0.reconnect = 1
            $0.reconnectMilliseconds = 1
        },
        Refusal("'tls_authz' option requires 'tls_creds' option") { $0.layers.tlsAuthorization = "a" },
        Refusal("'tls_creds' option is incompatible with 'unix' address type") { $0.layers.tlsCredentials = "c" },
        Refusal("'tls_creds' option is incompatible with 'fd' address type as client") {
            $0.address = .descriptor("3")
            $0.server = false
            $0.layers.tlsCredentials = "c"
        },
        Refusal("'tls-creds' is not supported by this build") {
            $0.address = .socket(.internet(InternetAddress(host: "h", port: "1")))
            $0.layers.tlsCredentials = "c"
        },
        Refusal("'telnet' is not supported by this build") { $0.layers.telnet = true },
        Refusal("'tn3270' is not supported by this build") { $0.layers.tn3270 = true },
        Refusal("'websocket' is not supported by this build") { $0.layers.websocket = true },
    ]
}
