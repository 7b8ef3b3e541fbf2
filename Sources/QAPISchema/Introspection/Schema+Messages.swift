// SPDX-License-Identifier: Apache-2.0

extension Schema {
    /// A command or an event.
    enum Message {
        case command(Command)
        case event(Event)
    }

    /// The commands and events, module by module, within a module in the order of the schema.
    var messages: [Message] {
        var messages: [[Message]] = Array(repeating: [], count: modules.count)
        for definition in definitions {
            switch definition {
            case .type: break
            case .command(let index): messages[commands[index].module].append(.command(commands[index]))
            case .event(let index): messages[events[index].module].append(.event(events[index]))
            }
        }
        return messages.flatMap { $0 }
    }
}
