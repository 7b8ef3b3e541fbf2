// SPDX-License-Identifier: Apache-2.0

public import Options

extension OptionGroup {
    /// What `-chardev` takes.
    public static let chardev = chardev(impliedKey: "backend")

    /// What stands behind `unix:` where a device is named in short.
    static let unixDevice = chardev(impliedKey: "path")

    /// What stands behind the port of `tcp:`.
    static let internetDevice = chardev(impliedKey: nil)

    private static func chardev(impliedKey: String?) -> OptionGroup {
        OptionGroup("chardev", impliedKey: impliedKey, parameters: parameters)
    }

    private static let parameters = [
        OptionParameter("backend", .string, help: "the kind of device"),
        OptionParameter("path", .string, help: "the file, or the Unix socket"),
        OptionParameter("input-path", .string, help: "a file to read from, beside the one that is written"),
        OptionParameter("host", .string, help: "the address of a TCP socket"),
        OptionParameter("port", .string, help: "its port, a number or the name of a service"),
        OptionParameter("fd", .string, help: "a socket that was inherited or named, in place of an address"),
        OptionParameter("to", .number, help: "the last port to try where one is taken"),
        OptionParameter("ipv4", .boolean, help: "whether addresses of that kind are used"),
        OptionParameter("ipv6", .boolean, help: "whether addresses of that kind are used"),
        OptionParameter("wait", .boolean, help: "whether the start waits for the first peer"),
        OptionParameter("server", .boolean, help: "whether it listens"),
        OptionParameter("delay", .boolean, help: "whether small pieces may be gathered"),
        OptionParameter("nodelay", .boolean, help: "whether each piece is sent at once"),
        OptionParameter(
            "reconnect",
            .number,
            help: "after how many seconds a lost connection is made anew; 0 for never"
        ),
        OptionParameter("reconnect-ms", .number, help: "the same in milliseconds"),
        OptionParameter("telnet", .boolean, help: "whether telnet is spoken: off"),
        OptionParameter("tn3270", .boolean, help: "whether TN3270 is spoken: off"),
        OptionParameter("tls-creds", .string, help: "what encrypts; there is none"),
        OptionParameter("tls-authz", .string, help: "who is let in; there is none"),
        OptionParameter("websocket", .boolean, help: "whether WebSocket is spoken: off"),
        OptionParameter("mux", .boolean, help: "whether several front ends share the device"),
        OptionParameter("signal", .boolean, help: "whether the keys of a terminal for signals keep their meaning"),
        OptionParameter("append", .boolean, help: "whether the file keeps what it has"),
        OptionParameter("logfile", .string, help: "a copy of what is written; there is none"),
        OptionParameter("logappend", .boolean, help: "whether that copy keeps what it has"),
        OptionParameter(
            "tight",
            .boolean,
            help: "whether the name of an abstract socket has no padding",
            defaultText: "on"
        ),
        OptionParameter("abstract", .boolean, help: "whether the name of the Unix socket is no file"),
    ]
}
