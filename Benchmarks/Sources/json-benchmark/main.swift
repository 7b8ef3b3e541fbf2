// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSON

/// Compares JSON with Foundation's JSONSerialization, in turns in one process, on the text of the file that the first
/// argument names or on one like the reply to query-qmp-schema.
let text = try CommandLine.arguments.dropFirst().first.map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
let sample = text ?? schemaLikeReply(length: 232_000)
let data = Data(sample)

let value = try JSONValue(parsing: sample)
let object = try JSONSerialization.jsonObject(with: data)
guard agree(value, object) else { fatalError("the two parsers disagree") }

var writer = JSONWriter()
writer.value(value)
let rewritten = try JSONSerialization.jsonObject(with: Data(writer.bytes))
guard agree(value, rewritten) else { fatalError("what was written is not what was read") }

var parsing = Contest("parsing")
var writing = Contest("writing")
for _ in 0..<30 {
    try parsing.round {
        _ = try JSONValue(parsing: sample)
    } against: {
        _ = try JSONSerialization.jsonObject(with: data)
    }
    try writing.round {
        var writer = JSONWriter()
        writer.value(value)
        try writer.endMessage()
    } against: {
        _ = try JSONSerialization.data(withJSONObject: object)
    }
}
print("\(sample.count) bytes")
print(parsing.report)
print(writing.report)
