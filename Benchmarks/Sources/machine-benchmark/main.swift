// SPDX-License-Identifier: Apache-2.0

import CMeasuring
import Glibc
import Measuring

/// `machine-benchmark QEMU GUESTS LINUX [PART...]` compares the release build of apus with the QEMU that is installed and
/// the one in the folder QEMU. `Benchmarks/machine` calls it with what it takes.
let arguments = Array(CommandLine.arguments.dropFirst())
do {
    guard arguments.count >= 3 else { throw BenchmarkError("usage: machine-benchmark QEMU GUESTS LINUX [PART...]") }
    let measurements = Measurements(
        apus: .apus(".build/release/apus"),
        others: [.installed, .fetched(arguments[0])],
        guests: arguments[1],
        linux: arguments[2],
        roundCount: 3
    )
    for part in try Part.named(arguments[3...]) {
        try part.measure(measurements) { finding in
            print(finding)
            fflush(nil)
        }
    }
} catch {
    print("machine-benchmark: \(error)")
    exit(1)
}
