// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPWire

/// A wire with both of its sides: what a client sends goes in, and a handful of commands are executed.
///
/// `echo` returns its arguments, `fail` fails, `silent` replies nothing, `infinite` returns what JSON cannot express, `wait`
/// is answered by the test.
final class WirePeer {
    var wire: ServerWire
    /// The names of the commands executed.
    private(set) var executed: [String] = []
    /// Those that the test has to answer.
    private(set) var waiting: [ServerRequest.Ticket] = []

    /// Makes a wire whose negotiation is over, unless the test is about it.
    init(
        negotiating: Bool = false,
        outOfBand: Bool = false,
        style: JSONWriter.Style = .compact,
        limits: ServerWire.Limits = .init()
    ) {
        wire = ServerWire(greetingWith: "9", style: style, limits: limits)
        if negotiating { return }
        _ = readOutput()
        _ = send(#"{"execute": "qmp_capabilities", "arguments": {"enable": \#(outOfBand ? #"["oob"]"# : "[]")}}"#)
        executed = []
    }

    /// Sends a text: the lines that come back.
    func send(_ text: String) -> [String] { send(Array(text.utf8)) }

    /// Sends bytes: the lines that come back.
    func send(_ bytes: [UInt8]) -> [String] {
        wire.receive(bytes.span)
        return run()
    }

    /// Executes all there is to execute: the lines that come back.
    func run() -> [String] {
        while let request = wire.next() { execute(request) }
        return readOutput()
    }

    /// Takes the next request alone.
    func next() -> ServerRequest? { wire.next() }

    /// Answers what waits longest: the lines that come back.
    func answer(_ outcome: Result<any QAPIValue, QAPIError> = .success(EmptyObject())) -> [String] {
        wire.reply(to: waiting.removeFirst(), outcome)
        return run()
    }

    /// Takes all output, as lines without their ends.
    func readOutput() -> [String] {
        let text = String(decoding: wire.output, as: UTF8.self)
        wire.wrote(wire.output.count)
        return text.split(separator: "\r\n", omittingEmptySubsequences: true).map(String.init)
    }

    private func execute(_ request: ServerRequest) {
        guard case .command(let name, let arguments) = request.content else {
            if case .refusal(let error) = request.content { wire.reply(to: request.ticket, .failure(error)) }
            return
        }
        executed.append(name)
        switch name {
        case "qmp_capabilities": negotiate(request.ticket, arguments)
        case "fail": wire.reply(to: request.ticket, .failure(QAPIError(.deviceNotFound, "no such thing")))
        case "silent": wire.omitReply(to: request.ticket)
        case "infinite": wire.reply(to: request.ticket, .success([1.0, Double.infinity]))
        case "wait": waiting.append(request.ticket)
        default: wire.reply(to: request.ticket, .success(JSONValue.object(arguments)))
        }
    }

    private func negotiate(_ ticket: ServerRequest.Ticket, _ arguments: JSONObject) {
        let capabilities = arguments["enable"]?.arrayValue?.compactMap(\.stringValue) ?? []
        do throws(QAPIError) {
            try wire.completeNegotiation(enabling: capabilities)
            wire.reply(to: ticket, .success(EmptyObject()))
        } catch {
            wire.reply(to: ticket, .failure(error))
        }
    }
}

/// The line of an error reply.
func error(_ text: String, id: String? = nil, class name: String = "GenericError") -> String {
    let idMember = id.map { #""id": \#($0), "# } ?? ""
    return #"{\#(idMember)"error": {"class": "\#(name)", "desc": "\#(text)"}}"#
}
