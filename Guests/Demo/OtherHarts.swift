// SPDX-License-Identifier: Apache-2.0

/// The harts that the guest was not started on.
enum OtherHarts {
    /// The time at which a hart that was started has run.
    nonisolated(unsafe) private static var answer: UInt64 = 0

    /// What a hart is doing (SBI 2.0, section 9.1), by its number.
    private static let states: InlineArray<7, StaticString> = [
        "running", "stopped", "starting", "stopping", "suspended", "being suspended", "being resumed",
    ]

    private static let stopped: Int64 = 1

    /// Says what each hart does, and has those that do nothing give a sign of life.
    static func show() {
        let machine = Machine.current
        for index in 0..<machine.hartCount {
            let hart = machine.harts[index]
            let state = Firmware.call(.hartState, 2, hart)
            begin("hart \(hart): ")
            if hart == machine.firstHart {
                say("running, this one")
            } else if state.error != 0 || !(0..<states.count).contains(Int(state.value)) {
                say("unknown")
            } else if state.value == stopped {
                wake(hart)
            } else {
                say("\(states[Int(state.value)])")
            }
        }
    }

    /// Starts a hart, which tells the time and stops itself.
    private static func wake(_ hart: UInt64) {
        let start = read_time()
        let limit = start + Machine.current.ticksPerSecond
        unsafe store_shared(&answer, 0)
        guard Firmware.call(.hartState, 0, hart, other_hart_entry(), other_hart_stack()).error == 0 else {
            return say("stopped, and does not start")
        }
        while unsafe load_shared(&answer) == 0, read_time() < limit {}
        let end = unsafe load_shared(&answer)
        // All of them have one stack.
        while Firmware.call(.hartState, 2, hart).value != stopped, read_time() < limit {}
        guard end != 0 else { return say("stopped, and does not answer") }
        let microseconds = (end - start) * 1_000_000 / Machine.current.ticksPerSecond
        say("stopped; when started, it answered after \(microseconds) us")
    }

    fileprivate static func giveAnswer() {
        unsafe store_shared(&answer, read_time())
        _ = Firmware.call(.hartState, 1)
    }
}

/// What a hart does that was started by another one.
@c(demo_other_hart)
func runOtherHart() { OtherHarts.giveAnswer() }
