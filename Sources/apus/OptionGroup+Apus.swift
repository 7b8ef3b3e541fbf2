// SPDX-License-Identifier: Apache-2.0

import Options

extension OptionGroup {
    /// The parameters of `-machine`.
    static let machineOptions = OptionGroup(
        "machine",
        impliedKey: "type",
        isMerged: true,
        wording: .properties { "\($0.string("type") ?? "virt")-machine" },
        parameters: [
            OptionParameter("type", .string, help: "the kind of machine", defaultText: "virt"),
            OptionParameter(
                "accel",
                .string,
                help: "by what it runs: of several names between colons the first there is"
            ),
            OptionParameter("memory-backend", .string, help: "the object that is its memory"),
            OptionParameter("dump-guest-core", .boolean, help: "whether core dumps have the guest's memory too"),
            OptionParameter("usb", .boolean, help: "whether there is a USB controller where boards have one"),
        ]
    )

    /// The parameters of `-accel`.
    static let acceleratorOptions = OptionGroup(
        "accel",
        impliedKey: "accel",
        wording: .properties { "\($0.string("accel") ?? "tcg")-accel" },
        parameters: [
            OptionParameter("accel", .string, help: "by what the machine runs: tcg, which is software"),
            OptionParameter("thread", .string, help: "multi: each hart has a thread of its own, which is always so"),
        ]
    )

    /// The parameters of `-boot`.
    static let bootOptions = OptionGroup(
        "boot-opts",
        impliedKey: "order",
        isMerged: true,
        wording: .members(of: "boot"),
        parameters: [
            OptionParameter("order", .string, help: "letters of devices, for firmware that asks for them; none does"),
            OptionParameter("once", .string, help: "such letters for one start; boards have none"),
            OptionParameter("menu", .boolean, help: "whether firmware that has a menu shows it; none has"),
            OptionParameter("splash", .string, help: "a picture for such a menu"),
            OptionParameter("splash-time", .number, help: "for how many milliseconds it is shown"),
            OptionParameter("reboot-timeout", .number, help: "after how many milliseconds firmware starts over"),
            OptionParameter("strict", .boolean, help: "start from nothing but what is named, which is always so"),
        ]
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
            OptionParameter(
                "size",
                .size,
                impliedSuffix: "M",
                help: "how much there is; without a suffix, MiB",
                defaultText: "128M"
            )
        ]
    )

    /// The parameters of `-rtc`.
    static let clockOptions = OptionGroup(
        "rtc",
        isMerged: true,
        parameters: [
            OptionParameter(
                "base",
                .string,
                help: "what the clock shows at the start: utc, localtime or a date such as 2026-11-28T16:40:00"
            ),
            OptionParameter(
                "clock",
                .string,
                help: "what it goes by: the host's date (host), the host's time (rt) or the guest's (vm)"
            ),
            OptionParameter("driftfix", .string, help: "none or slew; this clock loses no ticks"),
            OptionParameter(
                "stopped-time",
                .string,
                help: "what becomes of the time in which the guest is stopped: it never was (freeze)\n"
                    + "or has passed when the guest goes on (advance)"
            ),
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

    /// The parameters of `-compat`.
    static let compatibilityOptions = OptionGroup(
        "compat",
        wording: .members(of: nil),
        parameters: [
            OptionParameter("deprecated-input", .string, help: "accept, reject or crash", defaultText: "accept"),
            OptionParameter("deprecated-output", .string, help: "accept or hide", defaultText: "accept"),
            OptionParameter("unstable-input", .string, help: "accept, reject or crash", defaultText: "accept"),
            OptionParameter("unstable-output", .string, help: "accept or hide", defaultText: "accept"),
        ]
    )

    /// The parameters of `-msg`.
    static let messageOptions = OptionGroup(
        "msg",
        isMerged: true,
        parameters: [
            OptionParameter("timestamp", .boolean, help: "whether each line begins with the time", defaultText: "off"),
            OptionParameter(
                "guest-name",
                .boolean,
                help: "whether each line tells the name of the machine",
                defaultText: "off"
            ),
        ]
    )

    /// The parameters of `-overcommit`.
    static let overcommitOptions = OptionGroup(
        "overcommit",
        isMerged: true,
        parameters: [
            OptionParameter(
                "mem-lock",
                .string,
                help: "keep all memory resident: on, off, or on-fault for what was touched",
                defaultText: "off"
            ),
            OptionParameter(
                "cpu-pm",
                .boolean,
                help: "let the guest manage the host's power, which software does not",
                defaultText: "off"
            ),
        ]
    )

    /// The parameters of `-mon`.
    static let monitorOptions = OptionGroup(
        "mon",
        impliedKey: "chardev",
        parameters: [
            OptionParameter("mode", .string, help: "who it is for: control (programs) or readline (people)"),
            OptionParameter("chardev", .string, help: "the character device"),
            OptionParameter("pretty", .boolean, help: "lay replies out for people", defaultText: "off"),
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
