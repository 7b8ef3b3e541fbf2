// SPDX-License-Identifier: Apache-2.0

import EventLoop
import QAPI
import SystemCalls

/// What users set of a loop. None of the numbers is negative.
struct LoopSettings {
    /// `poll-max-ns`.
    var pollMaximumNanoseconds = PollingPolicy.Parameters.standard.maximumNanoseconds
    /// `poll-grow`.
    var pollGrow: Int64 = 0
    /// `poll-shrink`.
    var pollShrink: Int64 = 0
    /// `aio-max-batch`.
    var aioMaximumBatch: Int64 = 0
    /// `thread-pool-min`.
    var threadPoolMinimum = Int64(ThreadPool.Limits.standard.minimum)
    /// `thread-pool-max`.
    var threadPoolMaximum = Int64(ThreadPool.Limits.standard.maximum)

    /// Has a loop poll by the settings, and learn anew how long.
    func applyPolling(to loop: EventLoop) {
        loop.setPolling(
            PollingPolicy.Parameters(
                maximumNanoseconds: pollMaximumNanoseconds,
                growFactor: pollGrow,
                shrinkDivisor: pollShrink
            )
        )
    }

    /// Has a loop gather requests by the settings.
    func applyBatch(to loop: EventLoop) { loop.batchPolicy = BatchPolicy(maximum: aioMaximumBatch) }

    /// Has a loop's pool keep to the settings.
    ///
    /// - Throws: where the numbers make no sense together, or the threads are not to be had.
    func applyThreadPool(to loop: EventLoop) throws(QAPIError) {
        guard let limits = ThreadPool.Limits(minimum: threadPoolMinimum, maximum: threadPoolMaximum) else {
            throw QAPIError("bad thread-pool-min/thread-pool-max values")
        }
        do throws(SystemCallError) {
            try loop.threadPool.setLimits(limits)
        } catch {
            throw QAPIError("\(error)")
        }
    }
}
