// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI

extension ServerRequest {
    /// Reads a request object.
    init(reading object: JSONObject, bytes: Range<Int>, allowsOutOfBand: Bool) {
        var members = Members(allowsOutOfBand: allowsOutOfBand)
        for member in object.members { members.take(member) }
        if members.fault != nil {
            // Of several faults the first is told, in the order of QEMU's dictionary. Most requests have none.
            members = Members(allowsOutOfBand: allowsOutOfBand)
            for member in object.members.inDictionaryOrder { members.take(member) }
        }
        content = members.content
        self.bytes = bytes
        ticket = Ticket(id: members.id, isOutOfBand: members.isOutOfBand)
    }
}

/// The members of a request object, found one by one.
private struct Members {
    let allowsOutOfBand: Bool
    var id: JSONValue?
    var fault: String?
    private var hasExecute = false
    private var hasExecuteOutOfBand = false
    private var commandKey: String?
    private var name = ""
    private var arguments = JSONObject()

    init(allowsOutOfBand: Bool) { self.allowsOutOfBand = allowsOutOfBand }

    /// Whether it goes ahead of others. What names a command in both ways does not.
    var isOutOfBand: Bool { allowsOutOfBand && hasExecuteOutOfBand && !hasExecute }

    var content: ServerRequest.Content {
        if let fault { return .refusal(QAPIError(fault)) }
        guard commandKey != nil else { return .refusal(QAPIError("QMP input lacks member 'execute'")) }
        return .command(name: name, arguments: arguments)
    }

    mutating func take(_ member: JSONObject.Member) {
        let key = member.key
        if key.isSameName(as: "execute") {
            hasExecute = true
            takeCommand(member)
        } else if key.isSameName(as: "id") {
            id = member.value
        } else if key.isSameName(as: "arguments") {
            guard case .object(let object) = member.value else {
                return fail("QMP input member 'arguments' must be an object")
            }
            arguments = object
        } else if allowsOutOfBand, key.isSameName(as: "exec-oob") {
            hasExecuteOutOfBand = true
            takeCommand(member)
        } else {
            fail("QMP input member '\(key)' is unexpected")
        }
    }

    private mutating func takeCommand(_ member: JSONObject.Member) {
        guard case .string(let name) = member.value else {
            return fail("QMP input member '\(member.key)' must be a string")
        }
        if let commandKey { return fail("QMP input member '\(member.key)' clashes with '\(commandKey)'") }
        commandKey = member.key
        self.name = name
    }

    private mutating func fail(_ text: String) {
        if fault == nil { fault = text }
    }
}
