// SPDX-License-Identifier: Apache-2.0

import QAPI
import SystemCalls

/// Makes what stands behind devices. Where that fails nothing is left of it.
final class DeviceFactory {
    /// Takes standard input and output.
    typealias StandardStreams = (_ keepsSignals: Bool) throws(SystemCallError) -> StandardInputOutput

    private let context: DeviceContext
    private let isDaemon: Bool
    private let standardStreams: StandardStreams

    /// The device that has standard input and output.
    private weak var standardDevice: FileBackend?

    init(_ context: DeviceContext, isDaemon: Bool, standardStreams: @escaping StandardStreams) {
        self.context = context
        self.isDaemon = isDaemon
        self.standardStreams = standardStreams
    }

    /// Makes the backend of a configuration.
    func backend(
        _ label: String,
        _ configuration: CharacterDeviceConfiguration,
        _ names: DescriptorNames
    ) throws(QAPIError) -> any CharacterBackend {
        switch configuration {
        case .null: NullBackend()
        case .stdio(let signals): try standard(keepsSignals: signals)
        case .file(let file): try self.file(file)
        case .socket(let socket):
            switch socket.role {
            case .server: try server(label, socket, names)
            case .client(let milliseconds): try client(label, socket, reconnectMilliseconds: milliseconds, names)
            }
        case .multiplexed(let base):
            Multiplexer(try backend(label, base, names), loop: context.loop, quit: context.quit)
        }
    }

    private func standard(keepsSignals: Bool) throws(QAPIError) -> FileBackend {
        guard !isDaemon else { throw QAPIError("cannot use stdio with -daemonize") }
        guard standardDevice?.isOpen != true else {
            throw QAPIError("cannot use stdio by multiple character devices")
        }
        do throws(SystemCallError) {
            let backend = try FileBackend(.standard(try standardStreams(keepsSignals)), fileName: "stdio", context)
            standardDevice = backend
            return backend
        } catch {
            throw QAPIError(error.description)
        }
    }

    private func file(_ configuration: FileConfiguration) throws(QAPIError) -> FileBackend {
        let mode: OpenFlags = configuration.appends ? .append : .truncate
        let output = try open(configuration.outputPath, [.writeOnly, .create, mode])
        let files: FileChannel.Files
        if let path = configuration.inputPath {
            files = .pair(FileChannel.Files.Pair(input: try open(path, .readOnly), output: output))
        } else {
            files = .output(output)
        }
        do throws(SystemCallError) {
            return try FileBackend(files, fileName: "file", context)
        } catch {
            throw QAPIError(error.description)
        }
    }

    /// Opens a file with which nothing waits. A named pipe to write to is refused while nobody has it open for reading;
    /// one to read from has its end only when somebody has written.
    private func open(_ path: String, _ flags: OpenFlags) throws(QAPIError) -> OpenFile {
        do throws(FileOpenError) {
            return try context.descriptorSets.open(path, flags.union(.nonBlocking))
        } catch {
            throw QAPIError("Could not open '\(path)': \(error.errno)")
        }
    }

    private func server(
        _ label: String,
        _ configuration: SocketConfiguration,
        _ names: DescriptorNames
    ) throws(QAPIError) -> SocketServer {
        let listener = try configuration.address.listen(names)
        do throws(SystemCallError) {
            return try SocketServer(label, configuration, listener, context)
        } catch {
            throw QAPIError(error.description)
        }
    }

    private func client(
        _ label: String,
        _ configuration: SocketConfiguration,
        reconnectMilliseconds: Int64,
        _ names: DescriptorNames
    ) throws(QAPIError) -> SocketClient {
        let client = SocketClient(label, configuration, reconnectMilliseconds: reconnectMilliseconds, context)
        if reconnectMilliseconds > 0 {
            client.connect()
            return client
        }
        let socket = try configuration.address.connect(names)
        do throws(SystemCallError) {
            try client.add(socket)
            return client
        } catch {
            throw QAPIError(error.description)
        }
    }
}
