// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import ControlProtocol
import QAPI
import SystemCalls

extension ChardevInfo {
    init(_ device: CharacterDevice) {
        self.init(label: device.label, filename: device.fileName, frontendOpen: device.isFrontEndOpen)
    }
}

extension CharacterDeviceConfiguration {
    /// - Throws: What does not go together.
    init(_ backend: ChardevBackend) throws(QAPIError) {
        switch backend.branch {
        case .null: self = .null
        case .stdio(let stdio): self = .stdio(signals: stdio.data.signal ?? true)
        case .file(let file): self = .file(FileConfiguration(file.data))
        case .socket(let socket): self = .socket(try SocketConfiguration(SocketOptions(socket.data)))
        case .unrecognized(let name): preconditionFailure("a server takes no device of the unknown type \(name)")
        }
    }
}

extension FileConfiguration {
    init(_ file: ChardevFile) {
        self.init(outputPath: file.out, inputPath: file.`in`, appends: file.append ?? false)
    }
}

extension SocketOptions {
    init(_ socket: ChardevSocket) {
        self.init(address: SocketDeviceAddress(socket.addr))
        server = socket.server
        wait = socket.wait
        nodelay = socket.nodelay
        reconnect = socket.reconnect
        reconnectMilliseconds = socket.reconnectMs
    }
}

extension SocketDeviceAddress {
    init(_ address: SocketAddressLegacy) {
        switch address.branch {
        case .inet(let inet): self = .socket(.internet(InternetAddress(inet.data)))
        case .unix(let unix): self = .socket(SocketAddress(unix.data))
        case .fd(let descriptor): self = .descriptor(descriptor.data.str)
        case .unrecognized(let name): preconditionFailure("a server takes no address of the unknown type \(name)")
        }
    }
}

extension SocketAddress {
    init(_ address: UnixSocketAddress) {
        self =
            address.abstract == true
            ? .abstract(name: address.path, isTight: address.tight ?? true)
            : .unix(path: address.path)
    }
}

extension InternetAddress {
    init(_ address: InetSocketAddress) {
        self.init(host: address.host, port: address.port)
        isNumeric = address.numeric ?? false
        ipv4 = address.ipv4
        ipv6 = address.ipv6
        lastPort = address.to
        keepsAlive = address.keepAlive ?? false
    }
}
