// SPDX-License-Identifier: Apache-2.0

/// What becomes of the time in which the guest is stopped. The raw values are the names that users give.
public enum StoppedTime: String, CaseIterable, Sendable {
    /// It never was: the guest goes on at the time at which it was stopped.
    case freeze
    /// It has passed when the guest goes on: the guest's time is ahead by what passed on the host, sleep of the host
    /// included. Timers of that time go off then, each once.
    case advance
}
