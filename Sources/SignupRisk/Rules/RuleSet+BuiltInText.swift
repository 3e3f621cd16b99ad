extension RuleSet {
    /// The text of `config/rules.yaml`, kept the same by a test, so that the program needs no file beside it.
    static let builtInYAML = #"""
        # The rules the product comes with. The score of a signup is the sum of the points of every rule that fires, held to
        # 0–100. A rule fires when all its conditions hold; a signal nobody knows fires nothing. Copy this file, change it, and
        # name the copy in `rules.file`; `signup-risk check` explains it and says what is wrong with it. A second file in
        # `rules.shadowFile` is scored beside the first and decides nothing, which is how to try a change on live signups.
        #
        # The scale: 50 points, alone, are for what a vendor calls high risk. 25 are for a strong hint, 10 to 20 for one that
        # honest people give too, 5 for one that only counts in company. Bands of one signal add up: what is over 90 is over 85.
        id: default
        version: "1"

        # From which score on a level holds; below medium it is low. Two strong hints make high, three make critical.
        levels: { medium: 25, high: 50, critical: 80 }

        # From which score on to review and to deny. A strong hint and an ordinary one are worth a person's look; only what is
        # critical is turned away without one.
        recommendations: { review: 40, deny: 80 }

        rules:
          # The phone number's reputation.

          # IPQualityScore: 75 and over is suspicious, 85 and over high risk, 90 and over frequent abuse. 85 has to reach the
          # level high by itself: 25 + 30 = 55.
          - code: phone_fraud_score_suspicious
            if: { phone.fraud_score: { atLeast: 75 } }
            points: 25
            text: A vendor scores the phone number as suspicious (75 or more of 100).
          - code: phone_fraud_score_high
            if: { phone.fraud_score: { atLeast: 85 } }
            points: 30
            text: A vendor scores the phone number as high risk (85 or more of 100).
          - code: phone_fraud_score_abuse
            if: { phone.fraud_score: { atLeast: 90 } }
            points: 15
            text: A vendor scores the phone number as one of frequent abuse (90 or more of 100).

          # Confirmed fraud with this number, and lately: a strong hint. It also raises the vendor's score, so not more.
          - code: phone_recent_abuse
            if: { phone.recent_abuse: true }
            points: 25
            text: The phone number was lately used for fraud.

          # Spam, robocalls, throw-away accounts: weaker than abuse, since a number may have changed hands since.
          - code: phone_risky
            if: { phone.risky: true }
            points: 15
            text: The phone number is associated with unfriendly behaviour.

          # Whether the phone number exists and answers.

          # Nobody has the number. More than a strong hint, less than high: slips of the pen look the same.
          - code: phone_invalid
            if: { phone.valid: false }
            points: 35
            text: The phone number is not one that is given out.

          # No number of its country has that length. It comes with phone_invalid where a country was recognised: 50 together.
          - code: phone_impossible
            if: { phone.possible: false }
            points: 15
            text: The phone number cannot exist, or cannot be read as one.

          # The vendors call a disconnected line high risk; new and switched-off SIMs look alike, so it takes a second hint.
          - code: phone_inactive
            if: { phone.active: false }
            points: 20
            text: The phone number is not in use.

          # Flat batteries and tunnels: only counts in company.
          - code: phone_unreachable
            if: { phone.reachable: false }
            points: 5
            text: The phone cannot be reached at the moment.

          # Either the form was sent around the page, or the field is optional: worth a hint where phones are asked for.
          - code: phone_missing
            if: { checks.phone.status: missing_input }
            points: 10
            text: The signup has no phone number.

          # The vendors, asked about it, refuse the number. Adds to phone_invalid where they say that too.
          - code: phone_refused
            if: { checks.phone.status: invalid_input }
            points: 10
            text: The phone number cannot be looked up.

          # What kind of line it is.

          # Numbers by the dozen, from anywhere, for nothing: the tool of choice for fake accounts, and of many honest people.
          # The flag and the kind of line come from different sources; together they are a strong hint.
          - code: phone_voip
            if: { phone.voip: true }
            points: 10
            text: The phone number is an internet number (VoIP).
          - code: phone_line_virtual
            if: { phone.line_type: { in: [voip, virtual] } }
            points: 15
            text: The phone line is a virtual one.

          # Nobody signs up for themselves with a service number; the owner may earn on calls and codes sent to it.
          - code: phone_line_service
            if: { phone.line_type: { in: [premium_rate, shared_cost, toll_free, personal_number, uan, voicemail, pager] } }
            points: 20
            text: The phone line is a service number, not a person's.

          # Bought without a name; so are most phones in many countries.
          - code: phone_prepaid
            if: { phone.prepaid: true }
            points: 5
            text: The phone is prepaid.

          # A mobile phone in use, held by contract: what a fraudster seldom has.
          - code: phone_contract
            if: { phone.line_type: mobile, phone.active: true, phone.prepaid: false }
            points: -10
            text: The phone is a mobile in use, on a contract.

          # The IP address.

          - code: ip_proxy
            if: { ip.is_proxy: true }
            points: 30
            text: The IP address is a known proxy.

          # Tor makes it high by itself: 30 + 25. Few sign up for an ordinary service through it in good faith.
          - code: ip_tor
            if: { ip.proxy_type: TOR }
            points: 25
            text: The IP address is an exit of the Tor network.

          # Open, web and residential proxies borrow somebody else's connection, the last one often without asking.
          - code: ip_borrowed
            if: { ip.proxy_type: { in: [PUB, WEB, RES] } }
            points: 10
            text: The IP address is an open, web or residential proxy.

          # Privacy relays of phones and browsers, and gateways of companies: proxies by name, but with people behind them who
          # do not hide from us. Takes off what ip_proxy gave but for a third.
          - code: ip_relay
            if: { ip.proxy_type: { in: [CPN, EPN] } }
            points: -20
            text: The proxy is a privacy relay or a company's gateway.

          # Not a proxy by IP2Proxy's word, but people do not live in data centres; robots do.
          - code: ip_data_centre
            if: { ip.proxy_type: { in: [DCH, SES, AIC] } }
            points: 20
            text: The IP address belongs to a data centre or a robot.

          # The vendors' own scores from 0 to 100. A city's says little about one of its people.
          - code: ip_proxy_risk
            if: { ip.proxy_risk_score: { atLeast: 75 } }
            points: 10
            text: A vendor finds the kind of connection very risky (75 or more of 100).
          - code: ip_city_risk
            if: { ip.city_risk_score: { atLeast: 75 } }
            points: 5
            text: A vendor finds the city of the IP address very risky (75 or more of 100).

          # A signup cannot come from a private or documentation address: it was forged, or a proxy of ours hides the true one.
          - code: ip_reserved
            if: { ip.reserved: true }
            points: 10
            text: The IP address is of a range nobody signs up from.

          # As with the phone; an IP address is no field a person leaves out, so the fault may well be ours.
          - code: ip_missing
            if: { checks.ip.status: missing_input }
            points: 5
            text: The signup has no IP address.
          - code: ip_refused
            if: { checks.ip.status: invalid_input }
            points: 10
            text: The IP address cannot be looked up.

          # Whether the parts fit together.

          # The classic: a number rented in one country, used from another. Travellers and expatriates do it too.
          - code: phone_ip_country_mismatch
            if: { match.phone_country_ip_country: mismatch }
            points: 25
            text: The phone's country is not the country of the IP address.

          # The person says one thing, the phone or the address another. Both together, 30, where the stated country stands alone.
          - code: stated_country_phone_mismatch
            if: { match.stated_country_phone: mismatch }
            points: 15
            text: The stated country is not the phone's.
          - code: stated_country_ip_mismatch
            if: { match.stated_country_ip: mismatch }
            points: 15
            text: The stated country is not the country of the IP address.

          # The vendor places the address in another country than the IP address.
          - code: address_country_mismatch
            if: { match.address_country: mismatch }
            points: 20
            text: The address is not in the country of the IP address.

          # IP addresses are placed by the city badly, phones on the move worst: only counts in company.
          - code: address_city_mismatch
            if: { match.address_city: mismatch }
            points: 5
            text: The address is not in the city of the IP address.
          - code: address_far
            if: { match.address_distance_km: { atLeast: 1000 } }
            points: 5
            text: The address is more than 1000 km from the place of the IP address.
          - code: address_very_far
            if: { match.address_distance_km: { atLeast: 5000 } }
            points: 5
            text: The address is more than 5000 km from the place of the IP address.

          # Everything in one place: takes off what one ordinary hint gives.
          - code: countries_agree
            if:
              match.phone_country_ip_country: match
              match.stated_country_phone: match
              match.stated_country_ip: match
            points: -10
            text: The phone, the IP address and the stated country agree.

          # How sure the evidence is.

          # Vendors that contradict each other on three points talk about something odd, or one of them is stale.
          - code: vendors_disagree
            if: { conflicts.count: { atLeast: 3 } }
            points: 5
            text: The vendors disagree on three points or more.

        # Signals without a rule, and why:
        #   phone.ported, phone.roaming, phone.roaming_country   people do both; roaming explains a mismatch instead
        #   phone.carrier, phone.country, phone.region, phone.city, phone.zip, ip.country, ip.region, ip.city, ip.zip,
        #   ip.latitude, ip.longitude                            where a person lives is no risk; for lists of your own
        #   phone.e164, phone.national, ip.address, ip.version   for lists of your own
        #   match.vendor_ip_match_level                          says whether the vendor found a country, not whether it fits
        #   checks.unanswered                                    a vendor's outage is not the person's doing; see score_range

        """#
}
