// SPDX-License-Identifier: Apache-2.0

/// Where to connect to, with what its host stands for.
public struct ResolvedAddress: Sendable {
    let address: SocketAddress

    /// What is to be tried, one after the other; at least one.
    let candidates: [RawSocketAddress]

    /// Looks an address up. This waits for name servers where a host is a name.
    public init(_ address: SocketAddress) throws(SocketError) {
        self.address = address
        candidates =
            switch address {
            case .unix(let path): [try RawSocketAddress(path: path)]
            case .abstract(let name, let isTight): [try RawSocketAddress(abstractName: name, isTight: isTight)]
            case .internet(let internet): try RawSocketAddress.resolve(internet, isListener: false)
            }
    }
}
