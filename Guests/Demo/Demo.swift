// SPDX-License-Identifier: Apache-2.0

/// The demo guest: it greets, and does what is typed.
@c(demo_main)
func demo(hart: UInt64, deviceTree: UInt) {
    Machine.find(in: DeviceTree(at: deviceTree), firstHart: hart)
    say("\nThis is the demo guest of Apus.")
    Command.showMachine()
    say("Type help for what it can do.\n")
    while true {
        begin("> ")
        Command.run(Words.read())
    }
}
