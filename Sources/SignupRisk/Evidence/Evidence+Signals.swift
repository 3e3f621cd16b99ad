extension PhoneEvidence {
    /// The signals it says something about.
    var signals: SignalSet {
        var signals = SignalSet()
        signals.insert(.phoneValid, if: valid != nil)
        signals.insert(.phoneActive, if: active != nil)
        signals.insert(.phoneReachable, if: reachable != nil)
        signals.insert(.phoneLineType, if: lineType != nil)
        signals.insert(.phoneVoIP, if: voip != nil)
        signals.insert(.phonePrepaid, if: prepaid != nil)
        signals.insert(.phonePorted, if: ported != nil)
        signals.insert(.phoneRoaming, if: roaming != nil)
        signals.insert(.phoneRoamingCountry, if: roamingCountry != nil)
        signals.insert(.phoneCarrier, if: carrier != nil)
        signals.insert(.phoneCountry, if: country != nil)
        signals.insert(.phoneRegion, if: region != nil)
        signals.insert(.phoneCity, if: city != nil)
        signals.insert(.phoneZip, if: zip != nil)
        signals.insert(.phoneFraudScore, if: fraudScore != nil)
        signals.insert(.phoneRecentAbuse, if: recentAbuse != nil)
        signals.insert(.phoneRisky, if: risky != nil)
        return signals
    }

    /// The signals that are true.
    var trueSignals: SignalSet {
        var signals = SignalSet()
        signals.insert(.phoneValid, if: valid == true)
        signals.insert(.phoneActive, if: active == true)
        signals.insert(.phoneReachable, if: reachable == true)
        signals.insert(.phoneVoIP, if: voip == true)
        signals.insert(.phonePrepaid, if: prepaid == true)
        signals.insert(.phonePorted, if: ported == true)
        signals.insert(.phoneRoaming, if: roaming == true)
        signals.insert(.phoneRecentAbuse, if: recentAbuse == true)
        signals.insert(.phoneRisky, if: risky == true)
        return signals
    }
}

extension IPEvidence {
    /// The signals it says something about.
    var signals: SignalSet {
        var signals = SignalSet()
        signals.insert(.ipCountry, if: country != nil)
        signals.insert(.ipRegion, if: region != nil)
        signals.insert(.ipCity, if: city != nil)
        signals.insert(.ipZip, if: zip != nil)
        signals.insert(.ipLatitude, if: latitude != nil)
        signals.insert(.ipLongitude, if: longitude != nil)
        signals.insert(.ipProxyType, if: proxyType != nil)
        signals.insert(.ipIsProxy, if: isProxy != nil)
        signals.insert(.ipCityRiskScore, if: cityRiskScore != nil)
        signals.insert(.ipProxyRiskScore, if: proxyRiskScore != nil)
        return signals
    }
}

extension MergedEvidence {
    /// The signals that are known.
    var known: SignalSet {
        var signals = phone.evidence.signals.union(ip.evidence.signals).union(match.signals)
        signals.insert(.phoneE164, if: phone.e164 != nil)
        signals.insert(.phoneNational, if: phone.national != nil)
        signals.insert(.phonePossible, if: phone.possible != nil)
        signals.insert(.ipAddress, if: ip.address != nil)
        signals.insert(.ipVersion, if: ip.address != nil)
        signals.insert(.ipReserved, if: ip.reserved != nil)
        signals.insert(.phoneCheckStatus, if: phoneCheckStatus != nil)
        signals.insert(.ipCheckStatus, if: ipCheckStatus != nil)
        signals.insert(.unansweredChecks)
        signals.insert(.conflictCount)
        return signals
    }

    /// The signals that are true.
    var trueSignals: SignalSet {
        var signals = phone.evidence.trueSignals
        signals.insert(.phonePossible, if: phone.possible == true)
        signals.insert(.ipReserved, if: ip.reserved == true)
        signals.insert(.ipIsProxy, if: ip.evidence.isProxy == true)
        return signals
    }
}

extension MatchVerdicts {
    /// The verdicts there are.
    var signals: SignalSet {
        var signals = SignalSet()
        signals.insert(.phoneCountryMatchesIPCountry, if: phoneCountryIPCountry != nil)
        signals.insert(.statedCountryMatchesPhone, if: statedCountryPhone != nil)
        signals.insert(.statedCountryMatchesIP, if: statedCountryIP != nil)
        signals.insert(.addressCountry, if: addressCountry != nil)
        signals.insert(.addressCity, if: addressCity != nil)
        signals.insert(.addressDistance, if: addressDistanceKilometres != nil)
        signals.insert(.vendorIPMatchLevel, if: vendorIPMatchLevel != nil)
        return signals
    }
}
