/// Carriers of the larger countries, one a line; elsewhere a name is made from the country's.
enum CarrierTable {
    /// ISO 3166-1 alpha-2, network code (MCC and MNC, ITU-T E.212), name, kind: m mobile, f fixed, v internet telephony.
    static let text = """
        AE|42402|Etisalat|m
        AE|42403|du|m
        AR|722310|Claro Argentina|m
        AR|72207|Movistar Argentina|m
        AT|23201|A1 Telekom Austria|m
        AT|23203|Magenta Telekom|m
        AU|50501|Telstra|m
        AU|50502|Optus|m
        AU|50503|Vodafone Australia|m
        BE|20601|Proximus|m
        BE|20610|Orange Belgium|m
        BR|72406|Vivo|m
        BR|72405|Claro Brasil|m
        BR|72402|TIM Brasil|m
        CA|302610|Bell Mobility|m
        CA|302720|Rogers Wireless|m
        CA|302220|Telus Mobility|m
        CA|CA-FIXED|Bell Canada|f
        CA|CA-VIRTUAL|Fongo Networks|v
        CH|22801|Swisscom|m
        CH|22802|Sunrise|m
        CN|46000|China Mobile|m
        CN|46001|China Unicom|m
        CN|46003|China Telecom|m
        CZ|23001|T-Mobile Czech Republic|m
        DE|26201|Telekom Deutschland GmbH|m
        DE|26202|Vodafone GmbH|m
        DE|26203|Telefonica Germany GmbH|m
        DE|DE-FIXED|Deutsche Telekom AG|f
        DE|DE-VIRTUAL|sipgate GmbH|v
        DK|23801|TDC|m
        EG|60201|Orange Egypt|m
        EG|60202|Vodafone Egypt|m
        ES|21407|Movistar|m
        ES|21401|Vodafone Espana|m
        ES|21403|Orange Espagne|m
        FI|24405|Elisa|m
        FI|24412|DNA|m
        FR|20801|Orange|m
        FR|20810|SFR|m
        FR|20815|Free Mobile|m
        FR|20820|Bouygues Telecom|m
        FR|FR-FIXED|Orange|f
        FR|FR-VIRTUAL|OVH Telecom|v
        GB|23410|Telefonica UK Limited|m
        GB|23430|EE Limited|m
        GB|23415|Vodafone Limited|m
        GB|23420|Hutchison 3G UK Limited|m
        GB|GB-FIXED|British Telecommunications PLC|f
        GB|GB-VIRTUAL|Gamma Telecom Holdings Ltd|v
        GH|62001|MTN Ghana|m
        HK|45412|China Mobile Hong Kong|m
        HU|21630|Magyar Telekom|m
        ID|51010|Telkomsel|m
        ID|51001|Indosat Ooredoo|m
        IE|27201|Vodafone Ireland|m
        IE|27202|Three Ireland|m
        IE|27203|eir mobile|m
        IL|42501|Partner|m
        IN|405840|Reliance Jio Infocomm|m
        IN|40410|Bharti Airtel|m
        IN|40420|Vodafone Idea|m
        IN|IN-FIXED|Bharat Sanchar Nigam Limited|f
        IT|22201|TIM|m
        IT|22210|Vodafone Italia|m
        IT|22288|Wind Tre|m
        JP|44010|NTT Docomo|m
        JP|44020|SoftBank|m
        JP|44050|KDDI|m
        KE|63902|Safaricom|m
        KR|45005|SK Telecom|m
        KR|45008|KT|m
        KR|45006|LG Uplus|m
        MA|60401|Maroc Telecom|m
        MX|334020|Telcel|m
        MX|334030|Movistar Mexico|m
        MY|50212|Maxis|m
        NG|62130|MTN Nigeria|m
        NG|62120|Airtel Nigeria|m
        NG|62150|Glo Mobile|m
        NL|20408|KPN Mobile|m
        NL|20404|Vodafone Libertel|m
        NL|20416|Odido|m
        NL|NL-VIRTUAL|Voiceworks B.V.|v
        NO|24201|Telenor Norge|m
        NZ|53005|Spark New Zealand|m
        PE|71606|Movistar Peru|m
        PH|51502|Globe Telecom|m
        PH|51503|Smart Communications|m
        PK|41001|Jazz|m
        PK|41006|Telenor Pakistan|m
        PL|26001|Plus|m
        PL|26003|Orange Polska|m
        PL|26006|Play|m
        PT|26801|Vodafone Portugal|m
        PT|26806|MEO|m
        RO|22610|Orange Romania|m
        RU|25001|MTS|m
        RU|25002|MegaFon|m
        RU|25099|Beeline|m
        SA|42001|STC|m
        SE|24001|Telia Sverige|m
        SE|24007|Tele2 Sverige|m
        SG|52501|Singtel|m
        TH|52001|AIS|m
        TR|28601|Turkcell|m
        TR|28602|Vodafone Turkiye|m
        TW|46692|Chunghwa Telecom|m
        UA|25501|Vodafone Ukraine|m
        UA|25503|Kyivstar|m
        US|310410|AT&T Mobility|m
        US|311480|Verizon Wireless|m
        US|310260|T-Mobile USA|m
        US|US-FIXED|AT&T|f
        US|US-FIXED|Lumen Technologies|f
        US|US-VIRTUAL|Bandwidth.com|v
        US|US-VIRTUAL|Twilio|v
        US|US-VIRTUAL|Onvoy|v
        VN|45204|Viettel|m
        ZA|65501|Vodacom|m
        ZA|65510|MTN South Africa|m
        """
}
