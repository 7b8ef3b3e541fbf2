// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import JSON
internal import QMPShell
internal import SystemCalls

/// A command as it is typed, behind a verb or in the shell.
struct RequestOptions: ParsableArguments {
    @Argument(help: "The command.")
    var command: String

    @Argument(
        help: ArgumentHelp(
            "Arguments: KEY=VALUE, with KEY.PART=VALUE for a part of an object and KEY.0=VALUE for an element of a list; values "
                + "may be JSON, and an object {…} stands for all its members.",
            valueName: "key=value"
        )
    )
    var words: [String] = []

    @Option(
        name: .customLong("fd"),
        help: ArgumentHelp("Pass the file, opened for reading and, where that is allowed, writing.", valueName: "file")
    )
    var files: [String] = []

    @Flag(name: .customLong("oob"), help: "Have it executed out of band, ahead of others.")
    var isOutOfBand = false

    /// The request, with arguments by the server's schema.
    ///
    /// - Parameter schema: Called where there are arguments that have to be told by it; nil where the server has none.
    func request(_ schema: () throws(ToolFailure) -> ServerSchema?) throws(ToolFailure) -> Request {
        var request = Request(command)
        request.isOutOfBand = isOutOfBand
        if !words.isEmpty { request.arguments = try arguments(try schema()) }
        for file in files { request.descriptors.append(try Self.open(file)) }
        return request
    }

    private func arguments(_ schema: ServerSchema?) throws(ToolFailure) -> JSONObject {
        do throws(ArgumentError) {
            // What the server does not know it says best itself.
            guard let schema, let description = schema.command(command) else {
                return try ArgumentReader.untypedArguments(words)
            }
            return try ArgumentReader(schema).arguments(of: description, words)
        } catch {
            throw ToolFailure(error)
        }
    }

    private static func open(_ file: String) throws(ToolFailure) -> SharedDescriptor {
        do throws(SystemCallError) {
            do throws(SystemCallError) {
                return try SharedDescriptor(opening: file, .readWrite)
            } catch {
                // A folder, or a file that is not ours to change, can be read all the same.
                return try SharedDescriptor(opening: file, .readOnly)
            }
        } catch {
            throw ToolFailure(.usage, "\(error)")
        }
    }
}
