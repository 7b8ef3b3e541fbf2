// SPDX-License-Identifier: Apache-2.0

/// What can be typed at the prompt.
enum Command: CaseIterable {
    case help
    case machine
    case cpus
    case time
    case rtc
    case ticks
    case memtest
    case suspend
    case panic
    case reboot
    case poweroff

    var name: StaticString {
        switch self {
        case .help: "help"
        case .machine: "machine"
        case .cpus: "cpus"
        case .time: "time"
        case .rtc: "rtc"
        case .ticks: "ticks"
        case .memtest: "memtest"
        case .suspend: "suspend"
        case .panic: "panic"
        case .reboot: "reboot"
        case .poweroff: "poweroff"
        }
    }

    private var explanation: StaticString {
        switch self {
        case .help: "              this list"
        case .machine: "           what the machine has"
        case .cpus: "              what each hart does"
        case .time: "              how long the machine has run"
        case .rtc: "               the date and the time"
        case .ticks: " [COUNT]     timer interrupts, ten a second"
        case .memtest: " [MiB]     write and read memory"
        case .suspend: " [SECONDS] sleep until then, or until the machine is woken"
        case .panic: "             give up, and see what the machine does about it"
        case .reboot: "            start again"
        case .poweroff: "          switch off"
        }
    }

    /// Does what a line says.
    static func run(_ line: consuming Words) {
        let name = line.takeFirst()
        guard name.count > 0 else { return }
        let number = line.number
        guard line.count == 0 || number != nil else {
            return say("What comes after \(name) has to be a number below a thousand million.")
        }
        for command in allCases where name == command.name { return command.run(number) }
        say("There is no \(name). Type help for what there is.")
    }

    private func run(_ number: UInt64?) {
        switch self {
        case .help: for command in Self.allCases { say("  \(command.name)\(command.explanation)") }
        case .machine: Self.showMachine()
        case .cpus: OtherHarts.show()
        case .time: Self.showTime()
        case .rtc: Self.showDate()
        case .ticks: Self.count(to: number ?? 10)
        case .memtest: MemoryTest.run(mebibytes: max(number ?? 16, 1))
        case .suspend: Self.sleep(seconds: number)
        case .panic: Self.panic()
        case .reboot: Firmware.reboot()
        case .poweroff: Firmware.powerOff()
        }
    }

    /// What the machine has, in a line.
    static func showMachine() {
        let machine = Machine.current
        let mebibytes = (machine.memory.upperBound - machine.memory.lowerBound) >> 20
        begin("\(UInt64(machine.hartCount)) \(machine.hartCount == 1 ? "hart" : "harts"), ")
        begin("\(mebibytes) MiB of memory, started by ")
        Firmware.sayName()
        say(".")
    }

    private static func showTime() {
        let ticks = read_time()
        let milliseconds = ticks / (Machine.current.ticksPerSecond / 1000)
        say("The machine has run for \(seconds: milliseconds), which is \(ticks) ticks.")
    }

    private static func showDate() {
        guard let now = RealTimeClock.now else { return say("This machine has no real-time clock.") }
        RealTimeClock.say(now)
        say("")
    }

    /// Counts timer interrupts, and says how late they were.
    private static func count(to count: UInt64) {
        let second = Machine.current.ticksPerSecond
        let start = read_time()
        var latest: UInt64 = 0
        for number in 0..<count {
            let due = start + (number + 1) * second / 10
            Interrupts.setTimer(due)
            while !Interrupts.timerWentOff {
                Interrupts.wait()
                if Console.isInterrupted() {
                    Interrupts.stopTimer()
                    return say("interrupted")
                }
            }
            let microseconds = (read_time() - due) * 1_000_000 / second
            latest = max(latest, microseconds)
            say("tick \(number + 1) at \(seconds: (due - start) * 1000 / second), \(microseconds) us late")
        }
        Interrupts.stopTimer()
        say("\(count) ticks, the latest by \(latest) us.")
    }

    /// Tells the machine that this guest has given up.
    private static func panic() {
        guard let register = Machine.current.panicDevice else { return say("This machine does not want to know.") }
        say("I give up.")
        store_byte(register, 1)
        say("I go on nevertheless.")
    }

    /// Suspends the machine to memory.
    private static func sleep(seconds: UInt64?) {
        guard Firmware.has(.systemSuspend) else { return say("This firmware cannot suspend the machine.") }
        let before = RealTimeClock.now
        if let seconds, let before { RealTimeClock.setAlarm(before + seconds * 1_000_000_000) }
        say("Good night.")
        let error = suspend_to_memory()
        Interrupts.restart()
        if seconds != nil { RealTimeClock.acknowledge() }
        guard error == 0 else { return say("The machine does not sleep: error \(UInt64(bitPattern: -error)).") }
        guard let before, let now = RealTimeClock.now else { return say("Good morning.") }
        say("Good morning, after \(seconds: (now - before) / 1_000_000).")
    }
}
