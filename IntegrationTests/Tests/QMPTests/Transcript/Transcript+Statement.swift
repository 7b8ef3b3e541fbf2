// SPDX-License-Identifier: Apache-2.0

import Harness
import JSON

extension Transcript {
    /// What a line says.
    enum Statement: Sendable {
        /// Nothing: a comment or an empty line.
        case comment
        /// The options of the server, instead of the usual ones.
        case server([String])
        /// The row of docs/DIFFERENCES.md, by a text in it, that is why the programs answer differently.
        case differs(String)
        /// A new connection to a monitor becomes the current one.
        case connect(String, path: String)
        /// Another connection becomes the current one.
        case on(String)
        /// What goes along with the next text.
        case pass([PassedFile])
        /// Text to send together with the next one.
        case hold(String)
        /// Text to send.
        case send(String)
        /// What a person types, sent as a command.
        case type(String)
        /// A file with these bytes, in the folder.
        case file(String, [UInt8])
        /// Bytes to send, without a line end.
        case sendBytes([UInt8])
        /// Text to send until the answer is the one that follows.
        case ask(String)
        /// The next message.
        case receive(JSONValue)
        /// One of the next messages, in any order.
        case receiveSoon(JSONValue)
        /// The server closes the connection.
        case receiveEnd
        /// Nothing more is sent.
        case endSending
        /// The connection is closed.
        case close
        /// A socket listens for the server.
        case listen(String, path: String)
        /// A listening socket takes a connection, which becomes the current one.
        case accept(String, listener: String)
        /// Nobody has the other end of the pipe any more.
        case isClosed(pipe: String)
        /// The server has the other end of the pipe.
        case isOpen(pipe: String)
        /// The server ends with a status.
        case exit(CInt)
    }

    /// A descriptor to pass.
    enum PassedFile: Sendable {
        /// The writing end of a new pipe.
        case pipe(String)
        /// One end of a pair of sockets; the other becomes a connection.
        case socket(String)
        /// A socket that listens.
        case listener(String)
        /// A file, opened with flags.
        case file(String, CInt)
    }
}
