// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI
import SystemCalls

extension SocketOptions {
    /// Reads the parameters of a socket. On a command line a socket connects unless it says `server`, and a server
    /// waits for its first peer unless it says otherwise.
    init(_ values: OptionValues) throws(QAPIError) {
        address = try SocketDeviceAddress(values)
        if values.boolean("delay") != nil && values.boolean("nodelay") != nil {
            throw QAPIError("'delay' and 'nodelay' are mutually exclusive")
        }
        nodelay = values.boolean("nodelay") ?? values.boolean("delay").map(!)
        let isServer = values.boolean("server") ?? false
        server = isServer
        wait = values.boolean("wait") ?? (isServer ? true : nil)
        reconnect = values.number("reconnect").map { Int64(bitPattern: $0) }
        reconnectMilliseconds = values.number("reconnect-ms").map { Int64(bitPattern: $0) }
        layers = Layers(
            telnet: values.boolean("telnet") ?? false,
            tn3270: values.boolean("tn3270") ?? false,
            websocket: values.boolean("websocket") ?? false,
            tlsCredentials: values.string("tls-creds"),
            tlsAuthorization: values.string("tls-authz")
        )
    }
}

extension SocketDeviceAddress {
    fileprivate init(_ values: OptionValues) throws(QAPIError) {
        let path = values.string("path")
        let host = values.string("host")
        let descriptor = values.string("fd")
        guard [path, host, descriptor].count(where: { $0 != nil }) <= 1 else {
            throw QAPIError("None or one of 'path', 'fd' or 'host' option required.")
        }
        if let path {
            let isAbstract = values.boolean("abstract") ?? false
            let isTight = values.boolean("tight") ?? true
            self = .socket(isAbstract ? .abstract(name: path, isTight: isTight) : .unix(path: path))
        } else if let host {
            self = .socket(.internet(try InternetAddress(host: host, values)))
        } else {
            self = .descriptor(descriptor ?? "")
        }
    }
}

extension InternetAddress {
    fileprivate init(host: String, _ values: OptionValues) throws(QAPIError) {
        guard let port = values.string("port") else { throw QAPIError("chardev: socket: no port given") }
        self.init(host: host, port: port)
        ipv4 = values.boolean("ipv4")
        ipv6 = values.boolean("ipv6")
        if let last = values.number("to") {
            guard let last = UInt16(exactly: last) else { throw QAPIError("Parameter 'to' expects uint16_t") }
            lastPort = last
        }
    }
}
