// SPDX-License-Identifier: Apache-2.0

internal import SystemCalls

/// Has a task do something, and waits for it in this thread, which no task runs in.
func waitForTask<Success: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () async throws(Failure) -> Success
) throws(Failure) -> Success {
    let outcome = WaitableMutex<Result<Success, Failure>?>(nil)
    Task.detached {
        let result: Result<Success, Failure>
        do throws(Failure) { result = .success(try await work()) } catch { result = .failure(error) }
        outcome.withLock { $0 = result }
        outcome.notifyOne()
    }
    guard let result = outcome.wait({ $0 }) else { preconditionFailure("a wait without a deadline has an end") }
    return try result.get()
}
