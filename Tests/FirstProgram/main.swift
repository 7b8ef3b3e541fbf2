// SPDX-License-Identifier: Apache-2.0

import QMPClient

let client = try await QMPClient.connect(to: .unix(CommandLine.arguments[1]))
let events = client.events()
try await client.execute("cont")
try await client.wait(until: .running, deadline: .seconds(5))
let name = try await client.execute("query-name")
print("\(name["name"]?.stringValue ?? "The machine") runs on version \(client.greeting.version?.description ?? "?")")
try await client.execute("quit")
for await event in events { print(event.name) }
