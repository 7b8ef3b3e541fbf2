// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemCalls
import Testing

@testable import EventLoop

extension MonotonicInstant {
    /// The instant so many microseconds from now.
    static func inMicroseconds(_ count: Int64) -> MonotonicInstant { now.advanced(byNanoseconds: count * 1000) }
}

extension EventLoop {
    /// Runs until somebody calls `stop()`; a run that nobody stops is a failed test.
    func runToStop() {
        let watchdog = schedule(at: .inMicroseconds(30_000_000)) {
            Issue.record("nobody stopped the loop")
            self.stop()
        }
        run()
        watchdog.cancel()
    }

    /// Runs one pass that finds what is there now.
    func runOnce() {
        stop()
        run()
    }
}

/// A pipe that is parted, read and written by tests.
final class TestPipe: Sendable {
    let readEnd: OwnedDescriptor
    let writeEnd: OwnedDescriptor

    init() throws {
        let pipe = try Pipe()
        readEnd = pipe.readEnd
        writeEnd = pipe.writeEnd
    }

    func write() {
        var byte: UInt8 = 0
        // SAFETY: the byte lives as long as the call.
        #expect(unsafe Glibc.write(writeEnd.rawValue, &byte, 1) == 1)
    }

    func read() {
        var byte: UInt8 = 0
        // SAFETY: the byte lives as long as the call.
        #expect(unsafe Glibc.read(readEnd.rawValue, &byte, 1) == 1)
    }
}
