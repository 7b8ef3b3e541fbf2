// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// The channel of a connection over files: one to read from, if any, and one to write to.
final class FileChannel: ByteChannel {
    /// The files, which are in non-blocking mode.
    enum Files: ~Copyable {
        case standard(StandardInputOutput)
        case output(OpenFile)
        case pair(Pair)
        case closed

        struct Pair: ~Copyable {
            let input: OpenFile
            let output: OpenFile
        }
    }

    private var files: Files
    private var inputHandler: FileHandler?
    private var outputHandler: FileHandler?

    let peerDescription: String
    var canPassDescriptors: Bool { false }

    init(_ files: consuming Files, peerDescription: String) {
        self.files = files
        self.peerDescription = peerDescription
    }

    /// Has a terminal pass each key on as it is.
    func passKeysThrough() {
        switch files {
        case .standard(let streams): streams.passKeysThrough()
        case .output: break
        case .pair: break
        case .closed: break
        }
    }

    func receive(into buffer: inout [UInt8]) throws(SystemCallError) -> ReceivedBytes? {
        let count: Int? =
            switch files {
            case .standard(let streams): try streams.input.readAvailable(into: &buffer)
            case .pair(let pair): try pair.input.descriptor.readAvailable(into: &buffer)
            case .output: nil
            case .closed: nil
            }
        return count.map { ReceivedBytes(count: $0) }
    }

    func send(_ bytes: Span<UInt8>) throws(SystemCallError) -> Int? {
        switch files {
        case .standard(let streams): try streams.output.writeAvailable(bytes)
        case .output(let file): try file.descriptor.writeAvailable(bytes)
        case .pair(let pair): try pair.output.descriptor.writeAvailable(bytes)
        case .closed: nil
        }
    }

    func watch(on loop: EventLoop, _ handler: @escaping (Readiness) -> Void) throws(SystemCallError) {
        // Each says only what it is for: the other's readiness is not its to tell.
        let readable = { (readiness: Readiness) in handler(readiness.subtracting(.writable)) }
        let writable = { (readiness: Readiness) in handler(readiness.subtracting(.readable)) }
        switch files {
        case .standard(let streams):
            inputHandler = try loop.watch(streams.input, for: [], readable)
            outputHandler = try loop.watch(streams.output, for: [], writable)
        case .output(let file):
            outputHandler = try loop.watch(file.descriptor, for: [], writable)
        case .pair(let pair):
            inputHandler = try loop.watch(pair.input.descriptor, for: [], readable)
            outputHandler = try loop.watch(pair.output.descriptor, for: [], writable)
        case .closed: break
        }
    }

    func waitFor(_ interest: EventLoop.Interest) {
        inputHandler?.interest = interest.intersection(.readable)
        outputHandler?.interest = interest.intersection(.writable)
    }

    func shutDown() {}

    func close() {
        inputHandler?.cancel()
        outputHandler?.cancel()
        inputHandler = nil
        outputHandler = nil
        files = .closed
    }
}
