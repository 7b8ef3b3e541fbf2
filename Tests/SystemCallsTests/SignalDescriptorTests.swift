// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

struct SignalDescriptorTests {
    @Test("signals are taken from the descriptor instead of ending the process")
    func signals() async {
        await #expect(processExitsWith: .success) {
            let taken = try OpenDescriptors.withOwnTable {
                allowAllSignals()
                let signals = try SignalDescriptor([.terminate, .continued])
                let epoll = try Epoll()
                try epoll.add(signals.descriptor, .readable, token: 0)
                var events = [Epoll.Event()]
                var taken = [signals.next()?.signal.rawValue]
                for signal in [Signal.terminate, .continued] {
                    pthread_kill(pthread_self(), signal.rawValue)
                    _ = try epoll.wait(&events, timeoutNanoseconds: nil)
                    taken.append(signals.next()?.signal.rawValue)
                }
                taken.append(signals.next()?.signal.rawValue)
                return taken
            }
            #expect(taken == [nil, SIGTERM, SIGCONT, nil])
        }
    }

    @Test("a signal tells who sent it")
    func sender() async {
        await #expect(processExitsWith: .success) {
            let sender = try OpenDescriptors.withOwnTable {
                allowAllSignals()
                let signals = try SignalDescriptor([.terminate])
                pthread_kill(pthread_self(), SIGTERM)
                return signals.next()?.sender
            }
            #expect(sender?.rawValue == getpid())
            #expect(sender?.commandName == CommandLine.arguments.first)
        }
    }

    @Test("a process that is gone has no command name")
    func noProcess() {
        #expect(ProcessIdentifier(rawValue: .max).commandName == nil)
    }

    @Test("a signal that does not exist is an error")
    func invalid() {
        let error = #expect(throws: SystemCallError.self) { _ = try SignalDescriptor([Signal(rawValue: 1000)]) }
        #expect(error == SystemCallError(operation: "make a signal descriptor", errno: .invalidArgument))
    }

    @Test("where there can be no descriptor, nothing is blocked")
    func failure() async {
        await #expect(processExitsWith: .success) {
            let isBlocked = try OpenDescriptors.withOwnTable {
                allowAllSignals()
                var limit = rlimit(rlim_cur: 3, rlim_max: 1024)
                // SAFETY: the structure lives as long as the call.
                unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
                do throws(SystemCallError) {
                    _ = try SignalDescriptor([.interrupt])
                    return true
                } catch {
                    var mask = sigset_t()
                    // SAFETY: the set lives as long as the calls.
                    unsafe pthread_sigmask(SIG_BLOCK, nil, &mask)
                    return unsafe sigismember(&mask, SIGINT) == 1
                }
            }
            #expect(!isBlocked)
        }
    }

    @Test("an ignored signal does not end the process")
    func ignored() async {
        await #expect(processExitsWith: .success) {
            Signal.terminate.ignore()
            kill(getpid(), SIGTERM)
        }
    }
}

/// Has the calling thread take all signals, as the first thread of a process does.
private func allowAllSignals() {
    var none = sigset_t()
    // SAFETY: the set lives as long as the calls.
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
}
