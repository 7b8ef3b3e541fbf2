// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// Where the socket of a character device comes from.
public enum SocketDeviceAddress: Hashable, Sendable {
    /// It is made: bound to an address, or connected to it.
    case socket(SocketAddress)

    /// It is there already: a number of the process on the command line, the name that a monitor's client gave it over
    /// QMP.
    ///
    /// A server of the empty name listens nowhere: its peers are handed to it.
    case descriptor(String)
}

extension SocketDeviceAddress {
    /// The address as part of a file name: `unix:PATH`, `tcp:HOST:PORT`, `fd:NAME`.
    var fileName: String {
        switch self {
        case .socket(let address): address.fileName
        case .descriptor(let name): "fd:\(name)"
        }
    }
}
