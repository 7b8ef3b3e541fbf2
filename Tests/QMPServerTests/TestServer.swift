// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import EventLoop
import JSON
import QAPI
import QMPServer
import QMPWire
import Synchronization
import SystemCalls

/// A server with a handful of commands, on a loop that runs when a test says so.
///
/// - `qmp_capabilities`, `echo` (returns its arguments; may run out of band and before there is a machine), `fail`
/// - `silent` (replies nothing on success, fails where it has arguments), `infinite` (returns what JSON cannot express)
/// - `wait` (answered by the test; `wait-oob` may run out of band), `emit` (emits a sample event)
/// - `old`, `new` (deprecated, unstable), `take` (takes a descriptor and returns its inode), `name`, `named`
final class TestServer {
    let loop: EventLoop
    let server: QMPServer
    /// The answers that the test owes.
    private(set) var waiting: [DeferredReply] = []
    /// The names of the commands executed after negotiation.
    private(set) var executed: [String] = []
    private let log = Log()

    init(
        throttling: [String: EventThrottle.Rule] = [:],
        policy: CompatibilityPolicy = .init(),
        limits: ServerWire.Limits = .init()
    ) throws {
        loop = try EventLoop()
        server = QMPServer(
            loop: loop,
            version: "9",
            throttling: throttling,
            policy: policy,
            limits: limits,
            log: { [log] line in log.lines.withLock { $0.append(line) } }
        )
        addCommands()
    }

    private final class Log: Sendable {
        /// Guarded by the mutex.
        let lines = Mutex<[String]>([])
    }

    var logLines: [String] { log.lines.withLock { $0 } }

    /// Runs one pass of the loop.
    func run() { loop.runOnce() }

    /// Answers what waits longest.
    func answer(_ outcome: Result<any QAPIValue, QAPIError> = .success(EmptyObject())) {
        waiting.removeFirst()(outcome)
        run()
    }

    /// A new client; negotiation is over unless the test is about it.
    func connect(
        to monitor: QMPMonitor? = nil,
        negotiating: Bool = false,
        outOfBand: Bool = false
    ) -> TestClient {
        let client = TestClient(loop: loop, monitor: monitor ?? server.makeMonitor())
        client.server = self
        client.open()
        if negotiating { return client }
        _ = client.readLines()
        let capabilities = outOfBand ? #"["oob"]"# : "[]"
        _ = client.send(#"{"execute": "qmp_capabilities", "arguments": {"enable": \#(capabilities)}}"#)
        return client
    }
}

extension TestServer {
    private typealias Implementation = (JSONObject, CommandContext) throws(QAPIError) -> any QAPIValue

    private func add(
        _ name: String,
        _ flags: CommandMetadata.Flags = [],
        features: [String] = [],
        _ implementation: @escaping Implementation
    ) {
        let call: Implementation = { [unowned self] (arguments, context) throws(QAPIError) in
            if name != "qmp_capabilities" { executed.append(name) }
            return try implementation(arguments, context)
        }
        let metadata = CommandMetadata(name: name, flags: flags, features: features)
        server.registry.add(CommandEntry(metadata: metadata, call: .immediate(call)))
    }

    private func addCommands() {
        add("qmp_capabilities", .allowsPreconfig) { (arguments, context) throws(QAPIError) in
            let names = arguments["enable"]?.arrayValue?.compactMap(\.stringValue) ?? []
            try context.session.negotiate(enabling: names)
            return EmptyObject()
        }
        add("echo", [.allowsOutOfBand, .allowsPreconfig]) { (arguments, _) throws(QAPIError) in
            JSONValue.object(arguments)
        }
        add("fail") { (_, _) throws(QAPIError) in throw QAPIError(.deviceNotActive, "not now") }
        add("silent", .omitsSuccessResponse) { (arguments, _) throws(QAPIError) in
            guard arguments.members.isEmpty else { throw QAPIError("Parameter 'x' is unexpected") }
            return EmptyObject()
        }
        add("infinite") { (_, _) throws(QAPIError) in [1, -Double.infinity] }
        add("emit") { [unowned self] (_, _) throws(QAPIError) in
            server.emit(SampleEvent(port: "a"))
            return EmptyObject()
        }
        for (name, feature) in [("old", "deprecated"), ("new", "unstable")] {
            add(name, features: [feature]) { (_, _) throws(QAPIError) in EmptyObject() }
        }
        addDescriptorCommands()
        for (name, flags) in [("wait", CommandMetadata.Flags.isCoroutine), ("wait-oob", .allowsOutOfBand)] {
            addDeferred(name, flags)
        }
    }

    private func addDescriptorCommands() {
        add("take", .allowsOutOfBand) { (arguments, context) throws(QAPIError) in
            guard arguments.members.isEmpty else { throw QAPIError("Parameter 'x' is unexpected") }
            guard let descriptor = context.session.takeDescriptor() else { throw QAPIError("nothing to take") }
            return descriptor.inode
        }
        add("name") { (arguments, context) throws(QAPIError) in
            guard let descriptor = context.session.takeDescriptor() else { throw QAPIError("nothing to take") }
            let name = arguments["name"]?.stringValue ?? ""
            guard (try? context.session.namedDescriptors.add(descriptor, name: name)) != nil else {
                throw QAPIError("not a name")
            }
            return EmptyObject()
        }
        add("named") { (arguments, context) throws(QAPIError) in
            let name = arguments["name"]?.stringValue ?? ""
            guard let descriptor = context.session.namedDescriptors.take(name) else { throw QAPIError("no such name") }
            return descriptor.inode
        }
    }

    private func addDeferred(_ name: String, _ flags: CommandMetadata.Flags) {
        let metadata = CommandMetadata(name: name, flags: flags)
        let call: (JSONObject, CommandContext, @escaping DeferredReply) throws(QAPIError) -> Void = {
            [unowned self] (arguments, _, deliver) throws(QAPIError) in
            executed.append(name)
            guard arguments["now"] == nil else { return deliver(.success("at once")) }
            waiting.append(deliver)
        }
        server.registry.add(CommandEntry(metadata: metadata, call: .deferred(call)))
    }
}
