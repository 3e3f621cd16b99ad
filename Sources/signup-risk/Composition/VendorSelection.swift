import Enrichment
import Settings
import SignupRisk
import Spelling
import Vendors

/// Which vendors are asked, and everything that is wrong with how they are configured.
struct VendorSelection {
    /// A check with the vendors that serve it, in the configured order.
    struct Check {
        let kind: CheckKind
        let strategy: CheckStrategy
        let vendors: [VendorRegistration]
    }

    /// What is said where no vendor is left to ask.
    static let nothingToAsk =
        "nothing to ask: no vendor is both enabled (vendors.<name>.enabled: true) and listed under checks"

    let checks: [Check]
    let problems: [String]

    /// Every vendor that is asked, once.
    var vendors: [VendorRegistration] { checks.flatMap(\.vendors) }

    init(_ settings: Settings) {
        var problems: [String] = []
        checks = CheckKind.allCases.map { kind in
            let path = "checks.\(kind.rawValue)"
            var seen: Set<String> = []
            let vendors = settings.list("\(path).vendors").compactMap { name -> VendorRegistration? in
                guard let registration = VendorRegistry.registration(named: VendorName(rawValue: name)) else {
                    let known = VendorRegistry.all.map(\.name.rawValue)
                    let suggestion = NearestName.find(name, among: known).map { "; did you mean \($0)?" } ?? ""
                    problems.append("\(path).vendors: no vendor is called \"\(name)\"\(suggestion)")
                    return nil
                }
                guard registration.check == kind else {
                    problems.append(
                        "\(path).vendors: \(name) checks \(registration.check.rawValue), not \(kind.rawValue)")
                    return nil
                }
                guard seen.insert(name).inserted else {
                    problems.append("\(path).vendors: \(name) stands twice")
                    return nil
                }
                return settings.boolean("vendors.\(name).enabled") ? registration : nil
            }
            let strategy = CheckStrategy(rawValue: settings.text("\(path).strategy")) ?? .all
            return Check(kind: kind, strategy: strategy, vendors: vendors)
        }
        for registration in checks.flatMap(\.vendors) {
            let parameters = settings.parameters(of: registration)
            for (key, problem) in registration.problems(in: parameters) {
                problems.append(
                    "vendors.\(registration.name).\(key.name): \(problem), expected \(key.expectation)")
            }
        }
        self.problems = problems
    }
}

extension Settings {
    /// A vendor's own keys, as its adapter takes them.
    func parameters(of registration: VendorRegistration) -> VendorParameters {
        let path = "vendors.\(registration.name)"
        var values: [String: VendorParameters.Value] = [:]
        for key in registration.keys {
            let keyPath = "\(path).\(key.name)"
            values[key.name] =
                switch key.kind {
                case .text, .url: .text(text(keyPath))
                case .flag: .flag(boolean(keyPath))
                case .integer: .integer(integer(keyPath))
                case .secret: .secret(Secret(text(keyPath)))
                }
        }
        return VendorParameters(values: values, currency: text("\(path).currency")) { name in
            reloadSecret("\(path).\(name)").map { Secret($0) }
        }
    }
}
