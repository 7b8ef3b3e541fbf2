// SPDX-License-Identifier: Apache-2.0

internal import CLinux

/// A thread with one owner, who waits for its end or lets it go on alone.
///
/// It takes none of the process's signals.
public struct OwnedThread: ~Copyable, Sendable {
    private let handle: UInt64

    /// Starts a thread.
    ///
    /// - Parameters:
    ///   - name: What debuggers and /proc show; the first 15 bytes count.
    ///   - body: What the thread does; its end is the thread's.
    /// - Throws: Why there can be no further thread.
    public init(name: String, _ body: @escaping @Sendable () -> Void) throws(SystemCallError) {
        // SAFETY: the box is released once: by the thread, or below where there is none.
        let box = unsafe Unmanaged.passRetained(Box(name: name, body: body))
        var handle: UInt64 = 0
        do throws(SystemCallError) {
            try systemCall("start a thread") {
                // SAFETY: the thread takes over the retained box, and the handle lives as long as the call.
                let failure = unsafe clinux_thread_start(&handle, run, box.toOpaque())
                return Errno.report(failure)
            }
        } catch {
            // No thread was made that could have taken the box.
            unsafe box.release()
            throw error
        }
        self.handle = handle
    }

    deinit { clinux_thread_detach(handle) }

    /// Waits until the thread has ended.
    public consuming func join() {
        let handle = handle
        discard self
        clinux_thread_join(handle)
    }
}

/// What a new thread is handed.
private final class Box: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

/// The start routine: names the thread and runs the body.
private func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument = unsafe argument else { preconditionFailure("a thread without a body") }
    // SAFETY: the pointer is the retained box that the starting thread handed over to this one alone.
    let box = unsafe Unmanaged<Box>.fromOpaque(argument).takeRetainedValue()
    // SAFETY: the string lives as long as the call.
    unsafe clinux_thread_set_name(box.name)
    box.body()
    return nil
}
