// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI
import SystemCalls

extension Program {
    /// Makes the process what the command line says, as far as that is not done before.
    ///
    /// - Returns: The file with its number, if there is to be one.
    func prepareProcess() throws(StartError) -> ProcessIdentifierFile? {
        let setting = settings.process
        if let name = setting.name { setProcessName(name) }
        if let lock = setting.memoryLock {
            do throws(SystemCallError) {
                try lock.apply()
            } catch {
                throw StartError(error)
            }
        }
        return try setting.identifierFile.map { (occurrence) throws(StartError) in try identifierFile(occurrence) }
    }

    private func identifierFile(_ occurrence: OptionOccurrence) throws(StartError) -> ProcessIdentifierFile {
        let path = occurrence.text ?? ""
        do throws(SystemCallError) {
            return try ProcessIdentifierFile(path)
        } catch {
            let problem = error.operation == "lock" ? "Cannot lock pid file" : "Could not create '\(path)'"
            throw StartError(QAPIError("cannot create PID file: \(problem): \(error.errno)"), at: occurrence)
        }
    }

    /// Where each fault of the guest is logged, if they are to be.
    func guestErrorLog() throws(StartError) -> (@Sendable (String) -> Void)? {
        guard settings.process.logsGuestErrors else { return nil }
        guard let occurrence = settings.process.logFile, let path = occurrence.text else { return report }
        do throws(SystemCallError) {
            let file = try LogFile(path)
            return { file.write($0) }
        } catch {
            throw StartError(QAPIError("Error opening logfile \(path): \(error.errno)"), at: occurrence)
        }
    }
}
