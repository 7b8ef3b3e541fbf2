// SPDX-License-Identifier: Apache-2.0

import JSON
import QMPShell

/// A server's answer about itself with every kind of type, as QEMU words it.
enum Samples {
    static let schema = schema(entries)

    /// The answer with other texts in it.
    static func schema(replacing old: String, with new: String) -> ServerSchema {
        let parts = entries.split(separator: old, omittingEmptySubsequences: false)
        precondition(parts.count == 2, "not once in the sample: \(old)")
        return schema(parts.joined(separator: new))
    }

    static func schema(_ text: String) -> ServerSchema {
        do {
            return try ServerSchema(readingText: Array(text.utf8))
        } catch {
            preconditionFailure("\(error)")
        }
    }

    static func command(_ name: String) -> ServerSchema.Command {
        guard let command = schema.command(name) else { preconditionFailure("no command \(name) in the sample") }
        return command
    }

    static let entries = """
        [{"name": "query-status", "ret-type": "1", "meta-type": "command", "arg-type": "0"},
         {"name": "open", "ret-type": "0", "meta-type": "command", "arg-type": "2", "features": ["unstable"]},
         {"name": "yank", "ret-type": "0", "meta-type": "command", "arg-type": "0", "allow-oob": true},
         {"name": "query-names", "ret-type": "[str]", "meta-type": "command", "arg-type": "0"},
         {"name": "STOP", "meta-type": "event", "arg-type": "0"},
         {"name": "MOVED", "meta-type": "event", "arg-type": "9", "features": ["deprecated"]},
         {"name": "0", "members": [], "meta-type": "object"},
         {"name": "1", "members": [{"name": "running", "type": "bool"}, {"name": "status", "type": "3"}],
          "meta-type": "object"},
         {"name": "2", "tag": "driver", "variants": [{"case": "file", "type": "5"}, {"case": "null", "type": "0"}],
          "members": [{"name": "driver", "type": "4"}, {"name": "node-name", "type": "str", "default": null},
           {"name": "size", "type": "int", "default": null}, {"name": "ratio", "type": "number", "default": null},
           {"name": "read-only", "type": "bool", "default": null, "features": ["deprecated"]},
           {"name": "flags", "type": "[4]", "default": null}, {"name": "hosts", "type": "[6]", "default": null},
           {"name": "backing", "type": "7", "default": null}, {"name": "where", "type": "6", "default": null},
           {"name": "extra", "type": "any", "default": null}, {"name": "none", "type": "null", "default": null}],
          "meta-type": "object"},
         {"name": "3", "members": [{"name": "running"}, {"name": "paused"}], "meta-type": "enum",
          "values": ["running", "paused"]},
         {"name": "4", "members": [{"name": "file"}, {"name": "null", "features": ["unstable"]}],
          "meta-type": "enum", "values": ["file", "null"]},
         {"name": "5", "members": [{"name": "filename", "type": "str"}], "meta-type": "object"},
         {"name": "6", "members": [{"name": "host", "type": "str"}, {"name": "port", "type": "int", "default": null}],
          "meta-type": "object"},
         {"name": "7", "members": [{"type": "2"}, {"type": "str"}, {"type": "null"}], "meta-type": "alternate"},
         {"name": "9", "members": [{"name": "steps", "type": "int"}], "meta-type": "object"},
         {"name": "[4]", "element-type": "4", "meta-type": "array"},
         {"name": "[6]", "element-type": "6", "meta-type": "array"},
         {"name": "[str]", "element-type": "str", "meta-type": "array"},
         {"name": "str", "json-type": "string", "meta-type": "builtin"},
         {"name": "int", "json-type": "int", "meta-type": "builtin"},
         {"name": "number", "json-type": "number", "meta-type": "builtin"},
         {"name": "bool", "json-type": "boolean", "meta-type": "builtin"},
         {"name": "null", "json-type": "null", "meta-type": "builtin"},
         {"name": "any", "json-type": "value", "meta-type": "builtin"}]
        """
}
