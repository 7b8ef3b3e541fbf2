// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import Monitor
import Options

extension CommandLineTable {
    /// The options of this program.
    static var apus: CommandLineTable {
        CommandLineTable(
            general + machine + guest + terminal + monitors + devices + life + process + absent
        )
    }

    private static let general = [
        CommandLineOption("help", "h", help: "show this text and exit"),
        CommandLineOption("version", help: "show the version and exit"),
        CommandLineOption(
            "name",
            argument: .keyValues(.nameOptions),
            synopsis: "[guest=]NAME[,process=NAME][,debug-threads=on|off]",
            help: "what the machine is called, and the process"
        ),
        CommandLineOption("uuid", argument: .text, synopsis: "UUID", help: "by what the machine is told from others"),
    ]

    private static let machine = [
        CommandLineOption(
            "machine",
            "M",
            argument: .keyValues(.machineOptions),
            synopsis: "[type=]NAME[,PROPERTY=VALUE]...",
            help: "the machine, virt unless given; -machine help lists all"
        ),
        CommandLineOption(
            "accel",
            argument: .keyValues(.acceleratorOptions),
            synopsis: "tcg[,thread=multi]",
            help: "by what it runs, which is software; of several the first there is"
        ),
        CommandLineOption(
            "cpu",
            argument: .text,
            synopsis: "MODEL",
            help: "what its harts can do; -cpu help lists all"
        ),
        CommandLineOption(
            "smp",
            argument: .keyValues(.processorOptions),
            synopsis: "[cpus=]COUNT[,sockets=COUNT][,cores=COUNT][,threads=COUNT][,maxcpus=COUNT]",
            help: "how many harts it has, 1 unless given"
        ),
        CommandLineOption(
            "m",
            argument: .keyValues(.memoryOptions),
            synopsis: "[size=]SIZE",
            help: "how much memory it has, 128M unless given"
        ),
        CommandLineOption(
            "overcommit",
            argument: .keyValues(.overcommitOptions),
            synopsis: "[mem-lock=on|off|on-fault][,cpu-pm=on|off]",
            help: "whether all memory stays resident"
        ),
        CommandLineOption(
            "boot",
            argument: .keyValues(.bootOptions),
            synopsis: "[strict=on|off][,menu=on|off]...",
            help: "what firmware is to start from; none asks"
        ),
        CommandLineOption(
            "rtc",
            argument: .keyValues(.clockOptions),
            synopsis: "[base=utc|localtime|DATE][,clock=host|rt|vm][,driftfix=none|slew][,stopped-time=freeze|advance]",
            help: "the date that it shows, and what becomes of the time in which it is stopped;\n"
                + "-rtc help tells of each"
        ),
    ]

    private static let guest = [
        CommandLineOption(
            "kernel",
            argument: .text,
            synopsis: "FILE",
            help: "what is started: an ELF file, an Image of Linux or plain code"
        ),
        CommandLineOption(
            "initrd",
            argument: .text,
            synopsis: "FILE",
            help: "the initial file system for the kernel"
        ),
        CommandLineOption("append", argument: .text, synopsis: "TEXT", help: "the command line for the kernel"),
        CommandLineOption(
            "dtb",
            argument: .text,
            synopsis: "FILE",
            help: "a device tree for the kernel in the place of the one that describes the machine"
        ),
        CommandLineOption(
            "bios",
            argument: .text,
            synopsis: "FILE|none|default",
            help: "what starts the kernel: firmware, nothing, or Apus itself"
        ),
    ]

    private static let terminal = [
        CommandLineOption(
            "serial",
            argument: .text,
            synopsis: "DEVICE|none",
            help: "what the serial port is connected to: mon:stdio, stdio, null, file:PATH,\n"
                + "unix:PATH,server=on,wait=off, chardev:ID and the like; mon:stdio unless given"
        ),
        CommandLineOption(
            "monitor",
            argument: .text,
            synopsis: "DEVICE|none",
            help: "a monitor for people on a character device; behind Ctrl-A C unless given"
        ),
        CommandLineOption("display", argument: .text, synopsis: "none", help: "no display"),
        CommandLineOption(
            "nographic",
            help: "no display, and the serial port on the terminal; Ctrl-A H tells of its keys"
        ),
        CommandLineOption("nodefaults", help: "no serial port on the terminal unless asked for"),
        CommandLineOption("no-user-config", help: "no configuration of the user's, which is always so"),
    ]

    private static let life = [
        CommandLineOption("S", help: "do not start the machine"),
        CommandLineOption("preconfig", help: "do not build the machine until a client sends x-exit-preconfig"),
        CommandLineOption("no-reboot", help: "turn the machine off where the guest resets it"),
        CommandLineOption("no-shutdown", help: "keep the machine, stopped, where the guest turns it off"),
        CommandLineOption(
            "action",
            argument: .keyValues(.actionOptions),
            synopsis: "[reboot=ACTION][,shutdown=ACTION][,panic=ACTION]",
            help: "what becomes of the machine then; -action help lists the actions"
        ),
    ]

    private static let process = [
        CommandLineOption("daemonize", help: "go on behind the back of whoever starts it, once all is ready"),
        CommandLineOption("pidfile", argument: .text, synopsis: "FILE", help: "tell the process's number in a file"),
        CommandLineOption(
            "d",
            argument: .text,
            synopsis: "ITEM[,ITEM]...",
            help: "what is logged, on standard error unless -D names a file; -d help lists the items"
        ),
        CommandLineOption("D", argument: .text, synopsis: "FILE", help: "where it is logged"),
        CommandLineOption(
            "msg",
            argument: .keyValues(.messageOptions),
            synopsis: "[timestamp=on|off][,guest-name=on|off]",
            help: "what the lines begin with in which the program speaks"
        ),
        CommandLineOption(
            "compat",
            argument: .keyValuesOrJSON(.compatibilityOptions),
            synopsis: "[deprecated-input=accept|reject|crash][,deprecated-output=accept|hide]\n"
                + "    [,unstable-input=accept|reject|crash][,unstable-output=accept|hide]",
            help: "what becomes of what is deprecated or unstable in the protocol"
        ),
    ]

    private static let monitors = [
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
            synopsis: "[chardev=]ID[,mode=readline|control][,pretty=on|off]",
            help: "a monitor on the character device of that id"
        ),
    ]

    private static let devices = [
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
    ]
}
