import JSON
import SignupRisk

extension VendorAnswer {
    /// One of the vendor's own fields among the details.
    func detail(_ name: String) -> JSONValue? { (try? JSONValue(parsing: details))?[name] }
}
