// SPDX-License-Identifier: Apache-2.0

/// The line of an error reply.
func error(_ text: String, id: String? = nil, class name: String = "GenericError") -> String {
    let idMember = id.map { #""id": \#($0), "# } ?? ""
    return #"{\#(idMember)"error": {"class": "\#(name)", "desc": "\#(text)"}}"#
}
