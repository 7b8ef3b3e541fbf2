// SPDX-License-Identifier: Apache-2.0

import SystemCalls

extension SocketAddress {
    /// The address as part of the name under which a character device is listed.
    var fileName: String {
        switch self {
        case .unix(let path): "unix:\(path)"
        case .abstract(let name, let isTight): "unix:\(name),abstract=on\(isTight ? ",tight=on" : "")"
        case .internet(let address): "tcp:\(address.host):\(address.port)"
        }
    }

    /// The numbers of an internet address, such as `[::1]:4444`; of others nothing.
    var endpoint: String {
        guard case .internet(let address) = self else { return "" }
        return address.host.contains(":") ? "[\(address.host)]:\(address.port)" : "\(address.host):\(address.port)"
    }
}
