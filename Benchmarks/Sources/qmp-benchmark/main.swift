// SPDX-License-Identifier: Apache-2.0

import EchoFloor
import Glibc
import Measuring

/// `qmp-benchmark QEMU [APUS]` compares the QEMU in the folder that `Scripts/fetch-oracles` prints first with apus, the
/// release build unless told otherwise; `qmp-benchmark stops QEMU [APUS]` how the two stop and continue a busy guest. The
/// other subcommands are the servers that it starts itself.
let standardProgram = ".build/release/apus"
let arguments = CommandLine.arguments.dropFirst()
do {
    switch (arguments.first, arguments.count) {
    case ("floor", 1): try check("echo", echo_floor_serve(ServerProcess.listener))
    case ("library", 2): try LibraryServer.run(schema: arguments.last ?? "")
    case ("stops"?, 2...3):
        let programs = Array(arguments.dropFirst())
        let stops = StopMeasurements(qemu: programs[0], apus: programs.count == 2 ? programs[1] : standardProgram)
        for hartCount in [1, 4] {
            for finding in try stops.findings(hartCount: hartCount) { print(finding) }
        }
    case (let qemu?, 1...2):
        let apus = arguments.dropFirst().first ?? standardProgram
        let measurements = Measurements(folder: try TemporaryFolder(), qemu: .qemu(qemu), apus: .apus(apus))
        for placement in Placement.allCases { print(try measurements.pingPong(placement)) }
        print(try measurements.pipeline())
        print(try measurements.startToGreeting())
        for finding in try measurements.idleMemory() { print(finding) }
        print(try measurements.idleClients())
        let library = ServerProgram.library(schema: try measurements.fetchSchema())
        print(try measurements.schema(library))
        print(try measurements.events(library))
    default: throw BenchmarkError("usage: qmp-benchmark [stops] QEMU [APUS]")
    }
} catch {
    print("qmp-benchmark: \(error)")
    exit(1)
}
