// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

/// An option where it stands in a command line.
public struct OptionOccurrence: Sendable {
    /// What followed the option.
    public enum Argument: Sendable {
        /// Nothing.
        case none
        /// A text, taken as it is.
        case text(String)
        /// Values of the parameters of its group.
        case values(OptionValues)
        /// A JSON object.
        case json(JSONObject)
    }

    /// The option.
    public let option: CommandLineOption

    /// The words as they stand in the command line, which errors show.
    public let location: String

    /// What followed it.
    public let argument: Argument

    /// The text that followed it, if it was taken as it is.
    public var text: String? {
        guard case .text(let text) = argument else { return nil }
        return text
    }

    /// The values that followed it, if it was `key=value,…`.
    public var values: OptionValues? {
        guard case .values(let values) = argument else { return nil }
        return values
    }

    /// The text of a member or key by its name, for options whose values are all texts.
    ///
    /// - Throws: where the member is no string.
    public func string(_ name: String) throws(QAPIError) -> String? {
        switch argument {
        case .none, .text: return nil
        case .values(let values): return name == "id" ? values.id : values.string(name)
        case .json(let object):
            guard let value = object[name] else { return nil }
            do throws(DecodingError) {
                return try String(from: value, .server)
            } catch {
                throw QAPIError(error.nested(in: .member(name)))
            }
        }
    }

    /// An error with the place of this option.
    public func error(_ error: QAPIError) -> CommandLineError { CommandLineError(location: location, text: error.text) }
}
