// SPDX-License-Identifier: Apache-2.0

import Options
import Testing

@Suite("Help")
struct HelpTests {
    @Test("lists the options with their names, arguments and help")
    func listsOptions() {
        let expected = """
            usage: apus [options]

            -help or -h     display this help
            -name NAME      set the name
                            of the guest
            -chardev BACKEND,id=ID
                            add a device
            -serial         add a port
            -object TYPE    add an object
            -pidfile FILE   write the process ID

            """
        #expect(Sample.table.helpText(program: "apus") == expected)
    }

    @Test("lists the parameters of a group by name, with kind and help")
    func listsParameters() {
        let expected = """
            device options:
              backend=<str>
              delay=<bool (on/off)>
              path=<str>
              reconnect=<num>
              size=<size>
              tight=<bool (on/off)>

            """
        #expect(Sample.device.helpText == expected)
        let expectedName = """
            name options:
              debug-threads=<bool (on/off)>
              guest=<str>            - the guest's name

            """
        #expect(Sample.name.helpText == expectedName)
    }

    @Test("says so where a group takes any parameter")
    func openGroup() {
        #expect(Sample.object.helpText == "There are no options for object.\n")
    }

    @Test("has each group once")
    func groups() {
        #expect(Sample.table.groups.map(\.name) == ["name", "device", "object"])
    }

    @Test(
        "knows a call for help",
        arguments: [("help", true), ("?", true), ("Help", false), ("", false), ("helpme", false)]
    )
    func asksForHelp(text: String, expected: Bool) {
        #expect(text.asksForHelp == expected)
    }
}
