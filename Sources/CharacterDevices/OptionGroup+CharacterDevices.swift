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
        OptionParameter("backend", .string),
        OptionParameter("path", .string),
        OptionParameter("input-path", .string),
        OptionParameter("host", .string),
        OptionParameter("port", .string),
        OptionParameter("fd", .string),
        OptionParameter("to", .number),
        OptionParameter("ipv4", .boolean),
        OptionParameter("ipv6", .boolean),
        OptionParameter("wait", .boolean),
        OptionParameter("server", .boolean),
        OptionParameter("delay", .boolean),
        OptionParameter("nodelay", .boolean),
        OptionParameter("reconnect", .number),
        OptionParameter("reconnect-ms", .number),
        OptionParameter("telnet", .boolean),
        OptionParameter("tn3270", .boolean),
        OptionParameter("tls-creds", .string),
        OptionParameter("tls-authz", .string),
        OptionParameter("websocket", .boolean),
        OptionParameter("mux", .boolean),
        OptionParameter("signal", .boolean),
        OptionParameter("append", .boolean),
        OptionParameter("logfile", .string),
        OptionParameter("logappend", .boolean),
        OptionParameter("tight", .boolean, defaultText: "on"),
        OptionParameter("abstract", .boolean),
    ]
}
