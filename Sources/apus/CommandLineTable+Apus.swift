// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import Options

extension CommandLineTable {
    /// The options of this program.
    static var apus: CommandLineTable {
        CommandLineTable([
            CommandLineOption("help", "h", help: "show this text and exit"),
            CommandLineOption("version", help: "show the version and exit"),
            CommandLineOption(
                "machine",
                "M",
                argument: .keyValues(.machineOptions),
                synopsis: "[type=]NAME",
                help: "the machine; -machine help lists all"
            ),
            CommandLineOption(
                "name",
                argument: .keyValues(.nameOptions),
                synopsis: "[guest=]NAME[,process=NAME][,debug-threads=on|off]",
                help: "what the machine is called, and the process"
            ),
            CommandLineOption(
                "qmp",
                argument: .text,
                synopsis: "DEVICE",
                help: "a monitor on a character device, such as\n"
                    + "unix:PATH,server=on,wait=off, tcp:HOST:PORT,server=on,wait=off or stdio"
            ),
            CommandLineOption(
                "qmp-pretty",
                argument: .text,
                synopsis: "DEVICE",
                help: "the same, with replies laid out for people"
            ),
            CommandLineOption(
                "mon",
                argument: .keyValues(.monitorOptions),
                synopsis: "[chardev=]ID,mode=control[,pretty=on|off]",
                help: "a monitor on the character device of that id"
            ),
            CommandLineOption(
                "chardev",
                argument: .keyValues(.chardev),
                synopsis: "null|stdio|file|socket,id=ID[,KEY=VALUE]...",
                help: "a character device; -chardev help lists all keys"
            ),
            CommandLineOption(
                "object",
                argument: .keyValuesOrJSON(.objectOptions),
                synopsis: "TYPE,id=ID[,PROPERTY=VALUE]...",
                help: "an object; -object help lists the types, -object TYPE,help the properties"
            ),
            CommandLineOption(
                "add-fd",
                argument: .keyValues(.descriptorOptions),
                synopsis: "fd=NUMBER,set=NUMBER[,opaque=TEXT]",
                help: "put an inherited descriptor into a set"
            ),
            CommandLineOption("display", argument: .text, synopsis: "none", help: "no display"),
            CommandLineOption("nographic", help: "no display"),
            CommandLineOption("nodefaults", help: "no devices but those asked for, which is always so"),
            CommandLineOption("no-user-config", help: "no configuration of the user's, which is always so"),
            CommandLineOption("S", help: "do not start the machine"),
        ])
    }
}
