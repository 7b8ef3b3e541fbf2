// SPDX-License-Identifier: Apache-2.0

import JSON
import LanguageProtocol
import QAPI
import SystemCalls

/// An implementation of all commands of the test schema.
final class LanguageServer: SchemaCommands, ShapesCommands {
    private(set) var log: [Swift.String] = []
    private var promised: ReplyHandle<Chain>?

    func featured(_ arguments: Featured, context: CommandContext) throws(QAPIError) { log.append("featured") }

    func sum(values: [Int64], context_: Int64?, context: CommandContext) throws(QAPIError) -> Int64 {
        values.reduce(context_ ?? 0, +)
    }

    func shape(_ arguments: Shape, context: CommandContext) throws(QAPIError) -> Shape { arguments }

    func boxed(_ arguments: Conditional, context: CommandContext) throws(QAPIError) -> [Chain] {
        [Chain(name: "\(arguments.defined)")]
    }

    func later(seconds: Double, context: CommandContext, reply: consuming ReplyHandle<Chain>) {
        promised = consume reply
    }

    /// Answers the command that waits.
    func keepPromise() { promised.take()?.succeed(Chain(name: "kept")) }

    func open(_ command: Commands.Open, context: CommandContext) throws(QAPIError) -> EncodedJSON {
        log.append("open \(command.driver) \(command.unrecognizedMembers.members.map(\.key))")
        return EncodedJSON(text: #"{"raw": true}"#)
    }

    func raw(context: CommandContext) throws(QAPIError) -> EncodedJSON { EncodedJSON(text: #"{"name": "raw"}"#) }

    func silent(context: CommandContext) throws(QAPIError) { log.append("silent") }

    func urgent(context: CommandContext) throws(QAPIError) { log.append(context.isOutOfBand ? "urgent" : "patient") }

    func chain(_ arguments: Chain, context: CommandContext) throws(QAPIError) -> Chain {
        throw QAPIError(.deviceNotFound, "no \(arguments.name)")
    }

    func languageProtocol(value: LanguageProtocol_, context: CommandContext) throws(QAPIError) -> Reply_ {
        Reply_(reader: "", writer: "", json: "", options: "", name: "")
    }

    func swift(`let`: Int64, `var`: Swift.String, `inout`: Bool, context: CommandContext) throws(QAPIError) {}

    func sameName(context: CommandContext) throws(QAPIError) { log.append("same-name") }

    func sameName_(context: CommandContext) throws(QAPIError) { log.append("same_name") }

    func place(_ arguments: Placed, context: CommandContext) throws(QAPIError) { log.append("place") }
}

/// A connection over which no descriptor comes and on which nothing is to be agreed.
final class TestSession: CommandSession {
    let namedDescriptors = NamedDescriptors()

    func takeDescriptor() -> OwnedDescriptor? { nil }

    func negotiate(enabling capabilities: [String]) throws(QAPIError) {}
}
