// SPDX-License-Identifier: Apache-2.0

public import QAPI
import SystemCalls

extension SocketConfiguration {
    /// Checks what was asked and fills in what was not said.
    ///
    /// - Throws: What does not go together, or is not built.
    public init(_ options: SocketOptions) throws(QAPIError) {
        let isServer = options.server ?? true
        try Self.checkAddress(options, isServer: isServer)
        try Self.checkRole(options, isServer: isServer)
        if options.reconnect != nil && options.reconnectMilliseconds != nil {
            throw QAPIError("'reconnect' and 'reconnect-ms' are mutually exclusive")
        }
        try Self.checkLayers(options.layers)
        address = options.address
        disablesDelay = options.nodelay ?? false
        if isServer {
            role = .server(waits: options.wait ?? false)
        } else {
            let (milliseconds, isOverflow) = (options.reconnect ?? 0).multipliedReportingOverflow(by: 1000)
            let interval = options.reconnectMilliseconds ?? (isOverflow ? .max : milliseconds)
            role = .client(reconnectMilliseconds: max(0, interval))
        }
    }

    private static func checkAddress(_ options: SocketOptions, isServer: Bool) throws(QAPIError) {
        let layers = options.layers
        switch options.address {
        case .descriptor:
            if options.asksToReconnect {
                throw QAPIError("'reconnect' option is incompatible with 'fd' address type")
            }
            if layers.tlsCredentials != nil && !isServer {
                throw QAPIError("'tls_creds' option is incompatible with 'fd' address type as client")
            }
        case .socket(.unix), .socket(.abstract):
            if layers.tlsCredentials != nil {
                throw QAPIError("'tls_creds' option is incompatible with 'unix' address type")
            }
        case .socket(.internet): break
        }
        if layers.tlsAuthorization != nil && layers.tlsCredentials == nil {
            throw QAPIError("'tls_authz' option requires 'tls_creds' option")
        }
    }

    private static func checkRole(_ options: SocketOptions, isServer: Bool) throws(QAPIError) {
        if isServer {
            if options.asksToReconnect {
                throw QAPIError("'reconnect' option is incompatible with socket in server listen mode")
            }
        } else {
            if options.layers.websocket { throw QAPIError("Websocket client is not implemented") }
            if options.wait != nil {
                throw QAPIError("'wait' option is incompatible with socket in client connect mode")
            }
        }
    }

    private static func checkLayers(_ layers: SocketOptions.Layers) throws(QAPIError) {
        let missing: String? =
            if layers.telnet {
                "telnet"
            } else if layers.tn3270 {
                "tn3270"
            } else if layers.websocket {
                "websocket"
            } else if layers.tlsCredentials != nil {
                "tls-creds"
            } else {
                nil
            }
        if let missing { throw QAPIError("'\(missing)' is not supported by this build") }
    }
}

extension SocketOptions {
    /// Whether a client is asked for. The older member says so even with 0, the newer one does not.
    fileprivate var asksToReconnect: Bool { reconnect != nil || (reconnectMilliseconds ?? 0) != 0 }
}
