// SPDX-License-Identifier: Apache-2.0

import Measuring

/// Kernels in machine mode.
extension Measurements {
    /// A group of kernels, and what is promised of their speeds' geometric mean.
    struct Group {
        let name: String
        let kernels: [String]
        let promise: Finding.Promise

        static let integer = Group(
            name: "integer kernels",
            kernels: ["sieve", "memcpy16k", "qsort", "chase256k", "chase8m", "fib", "vm", "sha256"],
            promise: .atLeast(0.3)
        )
        static let floatingPoint = Group(
            name: "floating-point kernels",
            kernels: ["nbody", "mandel"],
            promise: .atLeast(0.7)
        )
    }

    /// Each kernel of a group, and all.
    func kernels(_ group: Group, _ report: (Finding) -> Void) throws {
        let contests = try group.kernels.map { name in
            let contest = try kernel(name)
            report(contest.finding)
            return contest
        }
        report(Finding(group.name, "geometric mean", ratio: contests.speed, promise: group.promise))
    }

    /// A kernel: what it takes beyond what a machine takes that does nothing.
    private func kernel(_ name: String) throws -> Contest {
        var contest = Contest(name)
        var sums: Set<String> = []
        try takeTurns { emulator in
            let (sum, time) = try run("compute/\(name).bin", on: emulator)
            sums.insert(sum)
            contest.add(time - (try run("compute/nop.bin", on: emulator)).processorTime, of: emulator)
        }
        guard sums.count == 1 else { throw BenchmarkError("\(name): \(sums.sorted().joined(separator: " or "))") }
        return contest
    }

    /// Runs a guest until it turns the machine off.
    private func run(_ image: String, on emulator: Emulator) throws -> (text: String, processorTime: Duration) {
        try EmulatedMachine(emulator.command(image: "\(guests)/\(image)")).waitForEnd()
    }

    /// The same work on one hart and on each of two: the best of many tries, as others use the processors, too.
    func twoHarts() throws -> Finding {
        var (one, two): ([Duration], [Duration]) = ([], [])
        for _ in 0..<20 {
            one.append(try time("one-hart", hartCount: 1))
            two.append(try time("two-harts", hartCount: 2))
        }
        let best = (one: one.min() ?? .zero, two: two.min() ?? .zero)
        return Finding(
            "twice the work on two harts, best of 20",
            "one \(best.one.seconds)",
            "two \(best.two.seconds)",
            ratio: 2 * (best.one / best.two),
            promise: .atLeast(1.7)
        )
    }

    private func time(_ kernel: String, hartCount: Int) throws -> Duration {
        let command = apus.command(image: "\(guests)/compute/\(kernel).bin", hartCount: hartCount)
        return try clock.measure { _ = try EmulatedMachine(command).waitForEnd() }
    }
}
