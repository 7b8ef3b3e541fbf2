// SPDX-License-Identifier: Apache-2.0

/// A host and a TCP port, with what to make of them.
public struct InternetAddress: Hashable, Sendable {
    /// A name, or an address in numbers; where it is empty a listener takes connections to all addresses.
    public var host: String

    /// A number from 0 to 65535, or the name of a service; a listener at 0, or at an empty one, is given a free port.
    public var port: String

    /// Whether host and port are numbers, so that names are refused instead of looked up.
    public var isNumeric = false

    /// Whether IPv4 is used; nil leaves it open.
    public var ipv4: Bool?

    /// Whether IPv6 is used; nil leaves it open.
    public var ipv6: Bool?

    /// The last of the ports that a listener tries, from `port` up; nil to try just that.
    public var lastPort: UInt16?

    /// Whether a connection without traffic is probed, so that one whose peer is gone ends; not for listeners.
    public var keepsAlive = false

    /// Makes an address that leaves the rest open.
    public init(host: String, port: String) {
        self.host = host
        self.port = port
    }
}
