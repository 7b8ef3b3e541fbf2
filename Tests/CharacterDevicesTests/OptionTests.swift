// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import Options
import QAPI
import SystemCalls
import Testing

/// Devices as options describe them.
@Suite struct OptionTests {
    static func internet(_ host: String, _ port: String) -> InternetAddress { InternetAddress(host: host, port: port) }

    static let ranged = {
        var address = internet("h", "4")
        address.lastPort = 9
        address.ipv4 = true
        address.ipv6 = false
        return address
    }()

    static func socket(
        _ address: SocketDeviceAddress,
        _ role: SocketConfiguration.Role,
        disablesDelay: Bool = false
    ) -> CharacterDeviceConfiguration {
        .socket(SocketConfiguration(address: address, role: role, disablesDelay: disablesDelay))
    }

    static let once = SocketConfiguration.Role.client(reconnectMilliseconds: 0)

    @Test(
        "an option says what device is to be made",
        arguments: [
            ("null,id=a", .null),
            ("null,id=a,path=/x", .null),
            ("stdio,id=a", .stdio(signals: true)),
            ("stdio,id=a,signal=off", .stdio(signals: false)),
            ("stdio,id=a,mux=off", .stdio(signals: true)),
            ("stdio,id=a,mux=on,signal=off", .multiplexed(.stdio(signals: false))),
            ("file,id=a,path=/o", .file(FileConfiguration(outputPath: "/o"))),
            (
                "file,id=a,path=/o,input-path=/i,append=on",
                .file(FileConfiguration(outputPath: "/o", inputPath: "/i", appends: true))
            ),
            ("socket,id=a,path=/s", socket(.socket(.unix(path: "/s")), once)),
            ("socket,id=a,path=/s,server=on", socket(.socket(.unix(path: "/s")), .server(waits: true))),
            ("socket,id=a,path=/s,server=on,wait=off", socket(.socket(.unix(path: "/s")), .server(waits: false))),
            ("socket,id=a,path=n,abstract=on", socket(.socket(.abstract(name: "n", isTight: true)), once)),
            (
                "socket,id=a,path=n,abstract=on,tight=off",
                socket(.socket(.abstract(name: "n", isTight: false)), once)
            ),
            (
                "socket,id=a,path=/s,reconnect=2",
                socket(.socket(.unix(path: "/s")), .client(reconnectMilliseconds: 2000))
            ),
            (
                "socket,id=a,path=/s,reconnect-ms=2",
                socket(.socket(.unix(path: "/s")), .client(reconnectMilliseconds: 2))
            ),
            (
                "socket,id=a,host=h,port=4,to=9,ipv4=on,ipv6=off,nodelay=on",
                socket(.socket(.internet(ranged)), once, disablesDelay: true)
            ),
            ("socket,id=a,host=h,port=4,delay=on", socket(.socket(.internet(internet("h", "4"))), once)),
            (
                "socket,id=a,host=h,port=4,delay=off",
                socket(.socket(.internet(internet("h", "4"))), once, disablesDelay: true)
            ),
            ("socket,id=a,fd=28,server=on,wait=off", socket(.descriptor("28"), .server(waits: false))),
            ("socket,id=a,server=on,wait=off", socket(.descriptor(""), .server(waits: false))),
        ] as [(String, CharacterDeviceConfiguration)]
    )
    func option(text: String, expected: CharacterDeviceConfiguration) throws {
        #expect(try CharacterDeviceConfiguration(OptionGroup.chardev.values(in: text)) == expected)
    }

    @Test(
        "what an option leaves out or mixes up is refused",
        arguments: [
            ("socket,path=/x", "chardev: no id specified"),
            ("id=a", "chardev: \"a\" missing backend"),
            ("foo,id=a", "'foo' is not a valid char driver name"),
            ("pty,id=a", "'pty' is not a valid char driver name"),
            ("null,id=a,logfile=/l", "'logfile' is not supported by this build"),
            ("null,id=a,foo=1", "Invalid parameter 'foo'"),
            ("file,id=a", "chardev: file: no filename given"),
            ("socket,id=a,path=/s,host=x", "None or one of 'path', 'fd' or 'host' option required."),
            ("socket,id=a,path=/s,fd=3", "None or one of 'path', 'fd' or 'host' option required."),
            ("socket,id=a,host=x", "chardev: socket: no port given"),
            ("socket,id=a,host=x,port=1,to=65536", "Parameter 'to' expects uint16_t"),
            ("socket,id=a,delay=on,nodelay=on,path=/x", "'delay' and 'nodelay' are mutually exclusive"),
            (
                "socket,id=a,path=/s,server=on,reconnect=3",
                "'reconnect' option is incompatible with socket in server listen mode"
            ),
            (
                "socket,id=a,path=/s,wait=on",
                "'wait' option is incompatible with socket in client connect mode"
            ),
            ("socket,id=a,path=/s,websocket=on", "Websocket client is not implemented"),
            ("socket,id=a,fd=4,reconnect=1", "'reconnect' option is incompatible with 'fd' address type"),
        ]
    )
    func refusedOption(text: String, error: String) {
        #expect(throws: QAPIError(error)) {
            try CharacterDeviceConfiguration(OptionGroup.chardev.values(in: text))
        }
    }

    @Test(
        "the short form of a device",
        arguments: [
            ("chardev:c", .existing(label: "c")),
            ("stdio", .new(.stdio(signals: true))),
            ("null", .new(.null)),
            ("file:/a,b", .new(.file(FileConfiguration(outputPath: "/a,b")))),
            ("unix:/s", .new(socket(.socket(.unix(path: "/s")), once))),
            ("unix:/s,server", .new(socket(.socket(.unix(path: "/s")), .server(waits: true)))),
            ("unix:/a,,b,server=on,wait=off", .new(socket(.socket(.unix(path: "/a,b")), .server(waits: false)))),
            (
                "unix:path=/s,reconnect=1",
                .new(socket(.socket(.unix(path: "/s")), .client(reconnectMilliseconds: 1000)))
            ),
            ("unix:", .new(socket(.descriptor(""), once))),
            ("tcp:h:4", .new(socket(.socket(.internet(internet("h", "4"))), once))),
            ("tcp::4,server=on,wait=off", .new(socket(.socket(.internet(internet("", "4"))), .server(waits: false)))),
            (
                "tcp:h:4,to=9,ipv4=on,ipv6=off,server=on",
                .new(socket(.socket(.internet(ranged)), .server(waits: true)))
            ),
        ] as [(String, CharacterDeviceReference)]
    )
    func shortForm(text: String, expected: CharacterDeviceReference) throws {
        #expect(try CharacterDeviceReference(text) == expected)
    }

    @Test(
        "a short form that is none, or is not built, is refused",
        arguments: [
            ("foo:bar", "'foo:bar' is not a valid char driver"),
            ("", "'' is not a valid char driver"),
            ("null,x=1", "'null,x=1' is not a valid char driver"),
            ("pty", "'pty' is not supported by this build"),
            ("vc", "'vc' is not supported by this build"),
            ("mon:pty", "'pty' is not supported by this build"),
            ("mon:", "'' is not a valid char driver"),
            ("telnet:h:1", "'telnet:h:1' is not supported by this build"),
            ("tcp:h", "parse error: tcp:h"),
            ("tcp::,server=on", "parse error: tcp::,server=on"),
            ("tcp:h:1,foo=2", "Invalid parameter 'foo'"),
            ("unix:/s,server=maybe", "Parameter 'server' expects 'on' or 'off'"),
        ]
    )
    func refusedShortForm(text: String, error: String) {
        #expect(throws: QAPIError(error)) { try CharacterDeviceReference(text) }
    }
}
