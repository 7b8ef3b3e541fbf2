// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI

/// Groups like those of a machine.
enum Sample {
    static let name = OptionGroup(
        "name",
        impliedKey: "guest",
        isMerged: true,
        parameters: [
            OptionParameter("guest", .string, help: "the guest's name"),
            OptionParameter("debug-threads", .boolean),
        ]
    )

    static let device = OptionGroup(
        "device",
        impliedKey: "backend",
        parameters: [
            OptionParameter("backend", .string),
            OptionParameter("path", .string),
            OptionParameter("tight", .boolean, defaultText: "on"),
            OptionParameter("delay", .boolean),
            OptionParameter("reconnect", .number),
            OptionParameter("size", .size, defaultText: "64k"),
        ]
    )

    static let object = OptionGroup("object", impliedKey: "qom-type")

    static let table = CommandLineTable([
        CommandLineOption("help", "h", help: "display this help"),
        CommandLineOption("name", argument: .keyValues(name), synopsis: "NAME", help: "set the name\nof the guest"),
        CommandLineOption("chardev", argument: .keyValues(device), synopsis: "BACKEND,id=ID", help: "add a device"),
        CommandLineOption("serial", argument: .keyValues(device), help: "add a port"),
        CommandLineOption("object", argument: .keyValuesOrJSON(object), synopsis: "TYPE", help: "add an object"),
        CommandLineOption("pidfile", argument: .text, synopsis: "FILE", help: "write the process ID"),
    ])
}

/// The text of the error that a closure throws, or nil.
func failure(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch {
        return "\(error)"
    }
}
