// SPDX-License-Identifier: Apache-2.0

internal import QMPShell
internal import SystemCalls

/// A recording that is written as it goes on.
final class RecordingFile {
    private let path: String
    private let file: OwnedDescriptor
    private let start = MonotonicInstant.now
    private var recorder = ConnectionRecorder()

    /// Why something could not be written: the first failure.
    private(set) var failure: SystemCallError?

    /// Makes a file, or empties it.
    init(_ path: String) throws(SystemCallError) {
        self.path = path
        file = try OwnedDescriptor(opening: path, [.writeOnly, .create, .truncate])
    }

    func receive(_ bytes: ArraySlice<UInt8>, from side: RecordedEntry.Side, descriptors: Int) {
        write(recorder.receive(bytes, from: side, descriptors: descriptors, microseconds: microseconds))
    }

    func end(of side: RecordedEntry.Side) { write(recorder.end(of: side, microseconds: microseconds)) }

    private var microseconds: Int64 { MonotonicInstant.now.nanoseconds(since: start) / 1000 }

    private func write(_ entries: [RecordedEntry]) {
        guard failure == nil, !entries.isEmpty else { return }
        do throws(SystemCallError) {
            try file.write(Array(Recording(entries).text.utf8), path: path)
        } catch {
            failure = error
        }
    }
}
