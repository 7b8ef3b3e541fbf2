// SPDX-License-Identifier: Apache-2.0

import SystemCalls

extension EngineThread {
    /// Why there is no transport.
    private struct Refusal: Error {
        let error: QMPClientError
        /// Whether another attempt may succeed: the server is about to listen, or to take the next client.
        let isTransient: Bool
    }

    /// Connects to the endpoint, again and again where a server is waited for.
    mutating func open(by limit: MonotonicInstant) throws(QMPClientError) -> Transport {
        while true {
            let refusal: Refusal
            do throws(Refusal) { return try attempt(by: limit) } catch { refusal = error }
            guard engine.options.waitsForServer, refusal.isTransient else { throw refusal.error }
            if MonotonicInstant.now.advanced(byNanoseconds: 10_000_000) >= limit { throw refusal.error }
            try pause(.milliseconds(10))
        }
    }

    private mutating func attempt(by limit: MonotonicInstant) throws(Refusal) -> Transport {
        switch engine.endpoint {
        case .unix(let path): return try connect(path: path, by: limit)
        case .abstract(let name): return try connect(.abstract(name: name, isTight: true), by: limit)
        case .tcp(let host, let port):
            return try connect(.internet(InternetAddress(host: host, port: "\(port)")), by: limit)
        case .descriptor(let shared): return .socket(try adopt(shared))
        case .streams(let input, let output): return .streams(input: input, output: output)
        }
    }

    /// Connects to a Unix socket. Its address has room for 108 bytes of the path.
    private mutating func connect(path: String, by limit: MonotonicInstant) throws(Refusal) -> Transport {
        guard path.utf8.count > 108 else { return try connect(.unix(path: path), by: limit) }
        let file: SocketFile
        do throws(SystemCallError) { file = try SocketFile(path) } catch { throw refusal(error.errno) }
        return try connect(.unix(path: file.shortPath), by: limit)
    }

    private mutating func connect(_ address: SocketAddress, by limit: MonotonicInstant) throws(Refusal) -> Transport {
        var socket: ConnectingSocket
        do throws(SocketError) { socket = try ConnectingSocket(address) } catch { throw refusal(error) }
        while true {
            let progress: ConnectingSocket.Progress
            do throws(SocketError) { progress = try socket.finish() } catch { throw refusal(error) }
            switch consume progress {
            case .connected(let connected):
                // A socket that delays is slower, and no worse otherwise.
                if !connected.isUnix { try? connected.setNoDelay() }
                return .socket(connected)
            case .pending(let next):
                socket = next
                try wait(for: socket, by: limit)
            }
        }
    }

    private mutating func wait(
        for socket: borrowing ConnectingSocket,
        by limit: MonotonicInstant
    ) throws(Refusal) {
        do throws(QMPClientError) {
            let epoll = try makeEpoll()
            do throws(SystemCallError) {
                try epoll.add(socket.descriptor, .writable, token: Transport.outputToken)
            } catch {
                throw QMPClientError.closed(.failure(error))
            }
            _ = try sleep(on: epoll, until: limit)
        } catch {
            throw Refusal(error: error, isTransient: false)
        }
    }

    private func adopt(_ shared: SharedDescriptor) throws(Refusal) -> StreamSocket {
        let duplicate: OwnedDescriptor
        do throws(SystemCallError) {
            duplicate = try shared.descriptor.duplicate()
        } catch {
            throw refusal(error.errno)
        }
        do throws(SocketError) {
            return try StreamSocket(adopting: duplicate, name: "the one given")
        } catch {
            throw refusal(error)
        }
    }

    private func refusal(_ error: SocketError) -> Refusal {
        if let errno = error.errno { return refusal(errno) }
        return Refusal(error: engine.cannotConnect(error.message), isTransient: false)
    }

    private func refusal(_ errno: Errno) -> Refusal {
        let transient: [Errno] = [.noSuchFileOrDirectory, .connectionRefused, .resourceTemporarilyUnavailable]
        return Refusal(error: engine.cannotConnect("\(errno)"), isTransient: transient.contains(errno))
    }
}
