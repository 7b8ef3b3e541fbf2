// SPDX-License-Identifier: Apache-2.0

/// The promise to answer a command once, at any later time.
///
/// It cannot be copied, and answering consumes it. A handle that is dropped unanswered answers with an error, so that
/// no client waits for ever. It belongs to the server's thread: it cannot be sent to another.
public struct ReplyHandle<Value: QAPIValue>: ~Copyable {
    /// Nil as soon as the answer is given.
    private var deliver: DeferredReply?

    /// Makes a handle that answers through a function of the server.
    public init(_ deliver: @escaping DeferredReply) { self.deliver = deliver }

    deinit { deliver?(.failure(QAPIError("The command was abandoned"))) }

    /// Answers with a value.
    public consuming func succeed(_ value: Value) { answer(.success(value)) }

    /// Answers with an error.
    public consuming func fail(_ error: QAPIError) { answer(.failure(error)) }

    private consuming func answer(_ outcome: Result<any QAPIValue, QAPIError>) {
        deliver.take()?(outcome)
    }
}

extension ReplyHandle where Value == EmptyObject {
    /// Answers that all went well.
    public consuming func succeed() { succeed(EmptyObject()) }
}

/// What a server gives for a command that may be answered later; it is called exactly once.
public typealias DeferredReply = (Result<any QAPIValue, QAPIError>) -> Void
