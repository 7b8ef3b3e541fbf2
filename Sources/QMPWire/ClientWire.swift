// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

/// The client's side of a connection, once negotiation is over, as a pure state machine: commands in, bytes out; bytes in,
/// replies and events out. It knows no socket, no thread and no clock.
///
/// Any number of commands is under way. A reply belongs to the command whose id it has. One without an id, as of agents
/// that know none, belongs to the in-band command that waits longest, since those are answered in order. A command of
/// whom nobody wants the reply any more still waits for it here, so that it is not taken for another's.
///
/// Where out-of-band commands are enabled, a server reads on while it executes, and two things follow. It reads no further
/// than eight requests ahead, so no more are sent, or an out-of-band one would be stuck behind them. And descriptors of a
/// request replace those of one that is not executed yet, so there is but one such request under way.
public struct ClientWire: Sendable {
    /// Tells commands of one connection apart.
    public struct CommandID: Hashable, Sendable, CustomStringConvertible {
        let number: Int64

        /// The number that the id of the request is.
        public var description: String { "\(number)" }
    }

    /// What came.
    public enum Message: Sendable {
        /// The reply to a command.
        case reply(CommandID, Result<JSONValue, QAPIError>)
        /// An event.
        case event(QMPEvent)
    }

    /// A command that is under way.
    struct Command {
        let isOutOfBand: Bool
        let omitsReply: Bool
        let passesDescriptors: Bool
    }

    /// A command that is not sent yet.
    struct Waiting {
        let id: CommandID
        let request: ClientRequest
        let passesDescriptors: Bool
    }

    /// Where in the output the bytes of a command with descriptors begin.
    struct DescriptorMark {
        var offset: Int
        let id: CommandID
    }

    /// How many in-band commands are under way at most where out-of-band ones are enabled: one that is executed and seven
    /// that are queued. With eight queued the server would stop to read.
    static let mostInBand = 8

    /// A buffer with more room than this is given back when it is empty.
    static let keptCapacity = 128 << 10

    /// Whether commands can be executed out of band.
    public let isOutOfBandEnabled: Bool

    var input: MessageInput
    var earlyEvents: NewestBuffer<QMPEvent>

    var lastNumber: Int64 = 0
    var commands: [CommandID: Command] = [:]
    /// The commands that are sent in band, in their order; those that are answered are dropped once they come first.
    var inBand: [CommandID] = []
    /// How many at the start of `inBand` are dropped.
    var inBandStart = 0
    /// How many commands are under way that a reply is sure to come for, in band.
    var inBandCount = 0
    var isPassingDescriptors = false
    var waiting: [Waiting] = []

    var output: [UInt8] = []
    /// How many bytes of the output are sent.
    var outputStart = 0
    var descriptorMarks: [DescriptorMark] = []

    init(_ input: MessageInput, earlyEvents: NewestBuffer<QMPEvent>, isOutOfBandEnabled: Bool) {
        self.input = input
        self.earlyEvents = earlyEvents
        self.isOutOfBandEnabled = isOutOfBandEnabled
    }

    /// How many commands wait for their replies, those included that are not sent yet.
    public var commandCount: Int { commands.count + waiting.count }
}
