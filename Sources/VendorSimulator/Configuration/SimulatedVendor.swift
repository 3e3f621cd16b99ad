/// The vendors the simulator plays, named as in configuration and events.
package enum SimulatedVendor: String, Sendable, Hashable, CaseIterable {
    case vonage
    case ipqualityscore
    case provero
    case eko
}
