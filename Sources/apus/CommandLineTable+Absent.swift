// SPDX-License-Identifier: Apache-2.0

import Options

extension CommandLineTable {
    /// The options for what there is none of: they are refused by name, except where they ask for nothing.
    static let absent = [
        CommandLineOption(
            "device",
            argument: .keyValuesOrJSON(.deviceOptions),
            synopsis: "TYPE[,PROPERTY=VALUE]...",
            help: "a device beside those of the board; there are none"
        ),
        CommandLineOption(
            "blockdev",
            argument: .keyValuesOrJSON(.blockDeviceOptions),
            synopsis: "DRIVER[,KEY=VALUE]...",
            help: "a disk; there are none"
        ),
        CommandLineOption(
            "netdev",
            argument: .keyValuesOrJSON(.networkOptions),
            synopsis: "TYPE,id=ID[,KEY=VALUE]...",
            help: "a network; there are none"
        ),
        CommandLineOption(
            "audiodev",
            argument: .keyValuesOrJSON(.audioOptions),
            synopsis: "none,id=ID",
            help: "no sound"
        ),
        CommandLineOption("vnc", argument: .text, synopsis: "none", help: "no display for others"),
        CommandLineOption("numa", argument: .text, synopsis: "node", help: "a memory node; boards have one"),
        CommandLineOption("fw_cfg", argument: .text, synopsis: "TEXT", help: "data for firmware; none asks for it"),
        CommandLineOption(
            "loadvm",
            argument: .text,
            synopsis: "NAME",
            help: "a snapshot to start from; there are none"
        ),
        CommandLineOption(
            "incoming",
            argument: .text,
            synopsis: "ADDRESS",
            help: "a machine to take over; none can be"
        ),
    ]
}
