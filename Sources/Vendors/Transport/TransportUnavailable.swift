/// No call can be made at all: the system refuses what a transport needs.
package struct TransportUnavailable: Error, CustomStringConvertible {
    /// The function that failed.
    let call: String
    /// Its `errno`.
    let code: Int32

    package var description: String { "cannot make calls to vendors: \(call) failed (errno \(code))" }
}
