// SPDX-License-Identifier: Apache-2.0

import QMPWire
import SystemCalls

extension EngineThread {
    /// Makes a connection, up to the end of its negotiation.
    mutating func establish() throws(QMPClientError) -> Link {
        let duration = engine.options.deadline
        let limit = MonotonicInstant.now.advanced(byNanoseconds: duration.wholeNanoseconds)
        let transport = try open(by: limit)
        let epoll = try makeEpoll()
        do throws(SystemCallError) { try transport.watch(in: epoll) } catch { throw engine.cannotConnect("\(error)") }
        let link = Link(transport, epoll)
        do throws(QMPClientError) {
            let (wire, greeting) = try negotiate(over: link, by: limit)
            try engine.begin(link, wire, greeting)
        } catch {
            link.transport.shutDown()
            throw error
        }
        return link
    }

    private mutating func negotiate(
        over link: Link,
        by limit: MonotonicInstant
    ) throws(QMPClientError) -> (ClientWire, QMPGreeting) {
        var negotiation = ClientNegotiation(keptEvents: engine.options.keptEvents)
        var greeting: QMPGreeting?
        while true {
            switch try nextStep(of: &negotiation) {
            case .greeting(let received):
                greeting = received
                let enablesOutOfBand = engine.options.enablesOutOfBand && received.offersOutOfBand
                negotiation.enable(enablesOutOfBand ? ["oob"] : [])
                try send(&negotiation, over: link, by: limit)
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
