// SPDX-License-Identifier: Apache-2.0

import Monitor
import Options
import QAPI

extension Program {
    /// Creates what `-object` asks for.
    func addObjects() throws(StartError) {
        for occurrence in settings.objects {
            do throws(QAPIError) {
                switch occurrence.argument {
                case .json(let object): try parts.objects.create(object)
                case .values(let values): try parts.objects.create(values)
                case .none, .text: preconditionFailure("-object takes key=value or JSON")
                }
            } catch {
                throw StartError(error, at: occurrence)
            }
        }
    }
}
