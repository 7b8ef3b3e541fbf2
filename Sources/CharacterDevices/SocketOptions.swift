// SPDX-License-Identifier: Apache-2.0

/// What was asked of a socket device, as far as it was said: an option or a command that is still to be checked.
public struct SocketOptions: Hashable, Sendable {
    /// Where the socket comes from.
    public var address: SocketDeviceAddress

    /// Whether peers connect to us; unsaid they do.
    public var server: Bool?

    /// Whether a server waits for its first peer; unsaid it does not.
    public var wait: Bool?

    /// Whether small writes leave at once; unsaid they may wait a little.
    public var nodelay: Bool?

    /// Seconds between attempts of a client to connect; unsaid or 0 there is one attempt.
    public var reconnect: Int64?

    /// The same in milliseconds.
    public var reconnectMilliseconds: Int64?

    /// What is asked of the stream beyond bytes.
    public var layers: Layers

    /// Protocols between the socket and the device, none of which is built.
    public struct Layers: Hashable, Sendable {
        /// Telnet negotiation.
        public var telnet: Bool
        /// TN3270 negotiation.
        public var tn3270: Bool
        /// WebSocket frames.
        public var websocket: Bool
        /// The object with the credentials for TLS.
        public var tlsCredentials: String?
        /// The object that decides about peers by their certificates.
        public var tlsAuthorization: String?

        /// Makes a set of layers, none unless said.
        public init(
            telnet: Bool = false,
            tn3270: Bool = false,
            websocket: Bool = false,
            tlsCredentials: String? = nil,
            tlsAuthorization: String? = nil
        ) {
            self.telnet = telnet
            self.tn3270 = tn3270
            self.websocket = websocket
            self.tlsCredentials = tlsCredentials
            self.tlsAuthorization = tlsAuthorization
        }
    }

    /// Makes options that say only the address.
    public init(address: SocketDeviceAddress) {
        self.address = address
        layers = Layers()
    }
}
