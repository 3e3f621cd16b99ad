/// An answer and how it is to be sent.
struct Exchange: Sendable {
    /// What happens on the connection.
    enum Delivery: Sendable, Hashable {
        case whole
        /// The port closes for so long.
        case refuse(milliseconds: Int)
        case resetBeforeHeaders
        case resetMidBody
        /// `Content-Length` differs from what is sent by so many bytes, then the connection closes.
        case wrongLength(Int)
        /// In pieces, spread over so long.
        case drip(milliseconds: Int)
    }

    /// What is told to the core when an answer has been sent or has failed.
    struct Ticket: Sendable {
        /// Tickets from before a reset are void.
        var generation = 0
        var vendor: SimulatedVendor?
        var lookup: UInt64?
        /// The journal entry.
        var sequence: Int?
    }

    var response: SimulatedResponse
    var delivery = Delivery.whole
    /// Nanoseconds until the answer is sent.
    var delay: Int64 = 0
    var date: String
    var ticket = Ticket()
}
