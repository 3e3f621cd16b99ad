import Resilience

extension Moment {
    /// So many seconds after the clock's origin.
    static func seconds(_ seconds: Double) -> Moment { .zero.advanced(by: .seconds(seconds)) }
    static func milliseconds(_ milliseconds: Int) -> Moment { .zero.advanced(by: .milliseconds(milliseconds)) }
}
