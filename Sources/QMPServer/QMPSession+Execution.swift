// SPDX-License-Identifier: Apache-2.0

internal import QAPI
internal import QMPWire

extension QMPSession {
    /// Executes all there is to execute.
    func serve() {
        guard !isServing, !isClosed else { return }
        let server = server
        isServing = true
        while !isClosed, !server.isEnding, let request = wire.next() { execute(request, server) }
        isServing = false
        settle()
    }

    private func execute(_ request: ServerRequest, _ server: QMPServer) {
        descriptors.reach(request.bytes)
        switch request.content {
        case .refusal(let error): answer(request.ticket, .failure(error))
        case .command(let name, let arguments):
            do throws(QAPIError) {
                let command = try server.command(name, isOutOfBand: request.isOutOfBand)
                try call(command, arguments, request.ticket, server.decodingOptions)
            } catch {
                server.mind(error)
                answer(request.ticket, .failure(error))
            }
        }
    }

    private func call(
        _ command: CommandEntry,
        _ arguments: JSONObject,
        _ ticket: ServerRequest.Ticket,
        _ options: DecodingOptions
    ) throws(QAPIError) {
        let context = CommandContext(session: self, isOutOfBand: ticket.isOutOfBand, decodingOptions: options)
        let isSilent = command.metadata.flags.contains(.omitsSuccessResponse)
        switch command.call {
        case .immediate(let call):
            let value = try call(arguments, context)
            if isSilent { answerSilently(ticket) } else { answer(ticket, .success(value)) }
        case .deferred(let call):
            try call(arguments, context) { [weak self] outcome in
                guard let self else { return }
                if isSilent, case .success = outcome { answerSilently(ticket) } else { answer(ticket, outcome) }
            }
        }
    }

    /// Answers a request: behind the events that it caused, and not at all if the client is gone.
    private func answer(_ ticket: ServerRequest.Ticket, _ outcome: Result<any QAPIValue, QAPIError>) {
        guard !isClosed else { return }
        server.deliverEvents()
        wire.reply(to: ticket, outcome)
        serve()
    }

    private func answerSilently(_ ticket: ServerRequest.Ticket) {
        guard !isClosed else { return }
        wire.omitReply(to: ticket)
        serve()
    }
}
