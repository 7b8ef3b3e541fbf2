// SPDX-License-Identifier: Apache-2.0

import QAPI
import SystemCalls

extension SocketDeviceAddress {
    /// The socket of a server; nil for one that listens nowhere.
    func listen(_ names: DescriptorNames) throws(QAPIError) -> ListeningSocket? {
        switch self {
        case .descriptor(""): return nil
        case .descriptor(let name):
            let descriptor = try names.take(name)
            do throws(SocketError) {
                return try ListeningSocket(adopting: descriptor, name: name)
            } catch {
                throw QAPIError(error.description)
            }
        case .socket(let address):
            do throws(SocketError) {
                return try ListeningSocket(address)
            } catch {
                throw QAPIError(error.description)
            }
        }
    }

    /// The socket of a client, once it is connected.
    func connect(_ names: DescriptorNames) throws(QAPIError) -> StreamSocket {
        switch self {
        case .descriptor(let name):
            let descriptor = try names.take(name)
            do throws(SocketError) {
                return try StreamSocket(adopting: descriptor, name: name)
            } catch {
                throw QAPIError(error.description)
            }
        case .socket(let address):
            do throws(SocketError) {
                return try StreamSocket(connectingTo: address)
            } catch {
                throw QAPIError(error.description)
            }
        }
    }
}
