import SignupRisk

/// What a record counts as in books and metrics, once its result is final: never before, since an aborted transaction's results
/// come again.
enum ResultKind {
    case event(Assessment.Status, RiskLevel, Recommendation)
    case deadLetter(reason: String)
    /// It needs no result.
    case skip
}
