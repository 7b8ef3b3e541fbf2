// SPDX-License-Identifier: Apache-2.0

import SystemCalls

extension SocketConfiguration {
    /// The name of the device while nobody is connected.
    ///
    /// - Parameter listening: Where the device listens, which says the port where the configuration left it open.
    func disconnectedFileName(listening: SocketAddress?) -> String {
        "disconnected:\(listening?.fileName ?? address.fileName)\(suffix)"
    }

    /// The name of the device while a peer is connected.
    ///
    /// - Parameters:
    ///   - local: Our end.
    ///   - peer: The peer's end.
    func connectedFileName(local: SocketAddress, peer: SocketAddress) -> String {
        switch (local, isServer) {
        case (.internet, _): "tcp:\(local.endpoint)\(suffix) <-> \(peer.endpoint)"
        case (_, true): "\(local.fileName)\(suffix)"
        case (_, false): peer.fileName
        }
    }

    /// Whether peers connect to us.
    var isServer: Bool {
        if case .server = role { true } else { false }
    }

    private var suffix: String { isServer ? ",server=on" : "" }
}
