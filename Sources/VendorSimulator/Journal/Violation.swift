/// Something wrong with a request that the real vendor would not, or not clearly, report.
package struct Violation: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A secret stands in the URL, where proxies and logs keep it.
        case secretInURL = "secret_in_url"
        /// A phone number or address stands in the URL although it could stand in the body.
        case personalDataInURL = "personal_data_in_url"
        /// `cname`, the documents' slip for `cnam`, which the vendor ignores in silence.
        case misnamedParameter = "misnamed_parameter"
        /// A parameter the vendor does not know.
        case unknownParameter = "unknown_parameter"
        /// A parameter sent without a value.
        case emptyParameter = "empty_parameter"
        /// A parameter outside its documented values.
        case parameterOutOfRange = "parameter_out_of_range"
        /// A number where the vendor documents a string.
        case numberForString = "number_for_string"
        case acceptMissing = "accept_missing"
        /// Brotli was asked for.
        case brotliAsked = "brotli_asked"
        case wrongContentType = "wrong_content_type"
        /// A signature made in one of the known wrong ways.
        case wrongSignature = "wrong_signature"
        /// A retry signed with the time of an earlier attempt.
        case staleTimestamp = "stale_timestamp"
        /// A reference that another call has used, or a longer one than documented.
        case reference = "reference"
        /// A charged lookup whose charged answer had already been delivered.
        case duplicatePaidCall = "duplicate_paid_call"
        /// An address that is not of the public internet was sent for a lookup.
        case unroutableAddress = "unroutable_address"
        /// A redirect was followed with the credentials.
        case redirectFollowed = "redirect_followed"
        /// A path no vendor has.
        case unknownPath = "unknown_path"
    }

    package let kind: Kind
    /// Which parameter or variant; never its value.
    package let detail: String

    init(_ kind: Kind, _ detail: String = "") {
        self.kind = kind
        self.detail = detail
    }

    package var description: String { detail.isEmpty ? kind.rawValue : "\(kind.rawValue): \(detail)" }
}
