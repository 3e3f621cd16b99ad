package import Resilience

extension Moment {
    /// So many seconds after the clock's origin.
    package static func seconds(_ seconds: Double) -> Moment { .zero.advanced(by: .seconds(seconds)) }
    package static func milliseconds(_ milliseconds: Int) -> Moment { .zero.advanced(by: .milliseconds(milliseconds)) }
}
