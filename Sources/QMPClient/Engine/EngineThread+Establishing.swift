// SPDX-License-Identifier: Apache-2.0

import QMPWire
import SystemCalls

extension EngineThread {
    /// Makes a connection, up to the end of its negotiation.
    ///
    /// A QEMU that is connected to as it starts listening may greet and never read: its main loop accepts the client while
    /// the monitor's thread takes the socket over. It serves the next connection.
    mutating func establish() throws(QMPClientError) -> Link {
        let limit = MonotonicInstant.now.advanced(byNanoseconds: engine.options.deadline.wholeNanoseconds)
        var patience = Duration.seconds(1)
        while true {
            do throws(QMPClientError) {
                return try establishOnce(by: limit, patience)
            } catch {
                guard case .deadlineExceeded = error, engine.endpoint.canReconnect, .now < limit else { throw error }
                patience *= 2
            }
        }
    }

    /// Makes a connection once.
    ///
    /// - Parameter patience: How long a server that has greeted may take for its reply.
    /// - Throws: the error of a deadline before the limit, where it took longer.
    private mutating func establishOnce(by limit: MonotonicInstant, _ patience: Duration) throws(QMPClientError) -> Link
    {
        let transport = try open(by: limit)
        let epoll = try makeEpoll()
        do throws(SystemCallError) { try transport.watch(in: epoll) } catch { throw engine.cannotConnect("\(error)") }
        let link = Link(transport, epoll)
        do throws(QMPClientError) {
            let (wire, greeting) = try negotiate(over: link, by: limit, patience)
            try engine.begin(link, wire, greeting)
        } catch {
            link.transport.shutDown()
            throw error
        }
        return link
    }

    private mutating func negotiate(
        over link: Link,
        by limit: MonotonicInstant,
        _ patience: Duration
    ) throws(QMPClientError) -> (ClientWire, QMPGreeting) {
        var limit = limit
        var negotiation = ClientNegotiation(keptEvents: engine.options.keptEvents)
        var greeting: QMPGreeting?
        while true {
            switch try nextStep(of: &negotiation) {
            case .greeting(let received):
                greeting = received
                let enablesOutOfBand = engine.options.enablesOutOfBand && received.offersOutOfBand
                negotiation.enable(enablesOutOfBand ? ["oob"] : [])
                try send(&negotiation, over: link, by: limit)
                limit = min(limit, .now.advanced(byNanoseconds: patience.wholeNanoseconds))
            case .refused(let error): throw .negotiationRefused(error)
            case .agreed:
                guard let greeting else { preconditionFailure("a server agrees after its greeting") }
                return (negotiation.wire(), greeting)
            case nil:
                guard try sleep(on: link.epoll, until: limit) else { continue }
                guard let count = try Self.receive(into: &buffer, from: link.transport) else { continue }
                negotiation.receive(buffer.span.extracting(0..<count))
            }
        }
    }

    private func nextStep(of negotiation: inout ClientNegotiation) throws(QMPClientError) -> ClientNegotiation.Step? {
        do throws(ProtocolViolation) { return try negotiation.next() } catch { throw .protocolViolation(error) }
    }

    private mutating func send(
        _ negotiation: inout ClientNegotiation,
        over link: Link,
        by limit: MonotonicInstant
    ) throws(QMPClientError) {
        while !negotiation.output.isEmpty {
            let count: Int?
            do throws(SystemCallError) {
                count = try link.transport.send(negotiation.output.span, passing: [])
            } catch {
                throw Self.error(error)
            }
            if let count {
                negotiation.wrote(count)
            } else {
                try pause(.milliseconds(1))
                if limit <= .now { throw .deadlineExceeded }
            }
        }
    }
}
