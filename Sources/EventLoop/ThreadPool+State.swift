// SPDX-License-Identifier: Apache-2.0

extension ThreadPool {
    /// What the threads of a pool do one after the other.
    typealias Work = @Sendable () -> Void

    /// What a thread that has no work does next.
    enum Step: Sendable {
        case work(Work)
        case wait
        case end
    }

    /// What the threads of a pool share.
    struct State: Sendable {
        var limits = Limits.standard
        var work = WorkQueue<Work>()
        /// How many threads there are.
        var threads = 0
        /// How many of them have no work, those included that are only about to take some.
        var idleThreads = 0
        var isStopping = false

        /// Whether further work needs a further thread: each idle one is to take something that waits already.
        var lacksThread: Bool { work.count >= idleThreads && threads < limits.maximum }

        /// What an idle thread does; nil to wait until something changes.
        mutating func nextStep() -> Step? {
            if threads > limits.maximum { return end() }
            if let next = work.popFirst() {
                idleThreads -= 1
                return .work(next)
            }
            return isStopping ? end() : nil
        }

        /// What an idle thread does that has waited for as long as it waits for nothing.
        mutating func nextStepWhenTired() -> Step {
            nextStep() ?? (threads > limits.minimum ? end() : .wait)
        }

        private mutating func end() -> Step {
            threads -= 1
            idleThreads -= 1
            return .end
        }
    }
}
