// SPDX-License-Identifier: Apache-2.0

import Options

extension OptionGroup {
    /// The parameters of `-machine`.
    static let machineOptions = OptionGroup(
        "machine",
        impliedKey: "type",
        isMerged: true,
        parameters: [OptionParameter("type", .string, help: "the kind of machine")]
    )

    /// The parameters of `-smp`.
    static let processorOptions = OptionGroup(
        "smp-opts",
        impliedKey: "cpus",
        isMerged: true,
        parameters: [
            OptionParameter("cpus", .number, help: "how many harts there are"),
            OptionParameter("sockets", .number, help: "how many sockets the harts are in"),
            OptionParameter("dies", .number, help: "how many dies a socket has: 1"),
            OptionParameter("clusters", .number, help: "how many clusters a die has: 1"),
            OptionParameter("modules", .number, help: "how many modules a cluster has: 1"),
            OptionParameter("cores", .number, help: "how many cores a socket has"),
            OptionParameter("threads", .number, help: "how many harts a core has"),
            OptionParameter("maxcpus", .number, help: "for how many harts there is room"),
        ]
    )

    /// The parameters of `-m`.
    static let memoryOptions = OptionGroup(
        "memory",
        impliedKey: "size",
        isMerged: true,
        parameters: [
            OptionParameter("size", .size, impliedSuffix: "M", help: "how much there is; without a suffix, MiB")
        ]
    )

    /// The parameters of `-action`.
    static let actionOptions = OptionGroup(
        "action",
        isMerged: true,
        parameters: [
            OptionParameter("reboot", .string, help: "reset or shutdown"),
            OptionParameter("shutdown", .string, help: "poweroff or pause"),
            OptionParameter("panic", .string, help: "pause, shutdown, exit-failure or none"),
        ]
    )

    /// The parameters of `-name`.
    static let nameOptions = OptionGroup(
        "name",
        impliedKey: "guest",
        isMerged: true,
        parameters: [
            OptionParameter("guest", .string, help: "what the machine is called"),
            OptionParameter("process", .string, help: "what the process is called"),
            OptionParameter("debug-threads", .boolean, help: "threads have names, which they always have"),
        ]
    )

    /// The parameters of `-mon`.
    static let monitorOptions = OptionGroup(
        "mon",
        impliedKey: "chardev",
        parameters: [
            OptionParameter("mode", .string, help: "what is spoken: control"),
            OptionParameter("chardev", .string, help: "the character device"),
            OptionParameter("pretty", .boolean, help: "lay replies out for people"),
        ]
    )

    /// The parameters of `-add-fd`.
    static let descriptorOptions = OptionGroup(
        "add-fd",
        parameters: [
            OptionParameter("fd", .number, help: "the number that the descriptor was inherited under"),
            OptionParameter("set", .number, help: "the number of the set"),
            OptionParameter("opaque", .string, help: "any text, shown beside the descriptor"),
        ]
    )
}
