// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import QMPClient

func driveWithTypes(_ client: QMPClient) async throws {
    let status = try await client.queryStatus()
    if status.status == .paused { try await client.cont() }

    let processors = try await client.queryCpusFast(deadline: .seconds(5))
    print("\(processors.count) processors")
}

func continueAndWait(_ client: QMPClient) async throws {
    try await client.execute("cont")
    try await client.wait(until: .running, deadline: .seconds(10))
}

func readEvents(_ client: QMPClient) async throws {
    let events = client.events(bufferingNewest: 100)
    for await event in events {
        print(event.name, event.timestamp?.seconds ?? 0)
    }
    print("\(events.droppedCount) events were dropped")
}

func readTypedEvents(_ client: QMPClient) async throws {
    for try await shutdown in client.events(of: Events.Shutdown.self) {
        print(shutdown.event.guest ? "The guest has shut down" : "Somebody ended the machine")
    }
}

func removeDevice(_ client: QMPClient) async throws {
    let events = client.events()
    try await client.execute("device_del", arguments: ["id": "net0"])
    _ = try await client.wait(for: events, deadline: .seconds(30)) { event in
        event.name == "DEVICE_DELETED" && event.data["device"] == "net0"
    }
}

func waitForJob(_ client: QMPClient) async throws {
    try await client.wait(for: "query-jobs", deadline: .seconds(600)) { jobs in
        jobs.arrayValue?.allSatisfy { $0["status"] == "concluded" } ?? true
    }
}

func manyAtOnce(_ client: QMPClient) async throws {
    async let name = client.execute("query-name")
    async let status = client.execute("query-status")
    print(try await name, try await status)
}

func outOfBand() async throws {
    var options = QMPClientOptions()
    options.enablesOutOfBand = true
    let client = try await QMPClient.connect(to: .unix("/tmp/machine.sock"), options)
    try await client.execute("migrate-pause", outOfBand: true)
}
