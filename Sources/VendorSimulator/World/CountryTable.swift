/// The countries of the simulated world, one a line.
enum CountryTable {
    /// ISO 3166-1 alpha-2, alpha-3, English name, calling code (ITU-T E.164), trunk prefix, usual length of a national
    /// number, leading digits of mobile numbers where the plan tells them, regional internet registry (R RIPE, N ARIN,
    /// A APNIC, L LACNIC, F AFRINIC), share of the registry's addresses, main city, latitude, longitude, time zone.
    static let text = """
        AC|ASC|Ascension Island|247||5||F|1|St Helena|-7.9333|-14.4167|Atlantic/St_Helena
        AD|AND|Andorra|376||6||R|1|Andorra|42.5000|1.5167|Europe/Andorra
        AE|ARE|United Arab Emirates|971|0|9|5|R|22|Dubai|25.3000|55.3000|Asia/Dubai
        AF|AFG|Afghanistan|93|0|9||A|1|Kabul|34.5167|69.2000|Asia/Kabul
        AG|ATG|Antigua and Barbuda|1|1|10||N|1|Antigua|17.0500|-61.8000|America/Antigua
        AI|AIA|Anguilla|1|1|10||N|1|Anguilla|18.2000|-63.0667|America/Anguilla
        AL|ALB|Albania|355|0|9||R|1|Tirane|41.3333|19.8333|Europe/Tirane
        AM|ARM|Armenia|374|0|8||R|1|Yerevan|40.1833|44.5000|Asia/Yerevan
        AO|AGO|Angola|244||9||F|1|Luanda|-8.8000|13.2333|Africa/Luanda
        AR|ARG|Argentina|54|0|11|9|L|70|Buenos Aires|-34.6000|-58.4500|America/Argentina/Buenos_Aires
        AS|ASM|American Samoa|1|1|10||A|1|Pago Pago|-14.2667|-170.7000|Pacific/Pago_Pago
        AT|AUT|Austria|43|0|9|65,66,67,68,69|R|28|Vienna|48.2167|16.3333|Europe/Vienna
        AU|AUS|Australia|61|0|9|4|A|70|Sydney|-33.8667|151.2167|Australia/Sydney
        AW|ABW|Aruba|297||7||L|1|Aruba|12.5000|-69.9667|America/Aruba
        AX|ALA|Åland Islands|358|0|9||R|1|Mariehamn|60.1000|19.9500|Europe/Mariehamn
        AZ|AZE|Azerbaijan|994|0|9||R|1|Baku|40.3833|49.8500|Asia/Baku
        BA|BIH|Bosnia and Herzegovina|387|0|8||R|1|Sarajevo|43.8667|18.4167|Europe/Sarajevo
        BB|BRB|Barbados|1|1|10||N|1|Barbados|13.1000|-59.6167|America/Barbados
        BD|BGD|Bangladesh|880|0|10|1|A|40|Dhaka|23.7167|90.4167|Asia/Dhaka
        BE|BEL|Belgium|32|0|9|4|R|30|Brussels|50.8333|4.3333|Europe/Brussels
        BF|BFA|Burkina Faso|226||8||F|1|Ouagadougou|12.3667|-1.5167|Africa/Ouagadougou
        BG|BGR|Bulgaria|359|0|8|87,88,89,98,99,43|R|15|Sofia|42.6833|23.3167|Europe/Sofia
        BH|BHR|Bahrain|973||8||R|1|Bahrain|26.3833|50.5833|Asia/Bahrain
        BI|BDI|Burundi|257||8||F|1|Bujumbura|-3.3833|29.3667|Africa/Bujumbura
        BJ|BEN|Benin|229||8||F|1|Porto-Novo|6.4833|2.6167|Africa/Porto-Novo
        BL|BLM|Saint Barthélemy|590|0|9||N|1|St Barthelemy|17.8833|-62.8500|America/St_Barthelemy
        BM|BMU|Bermuda|1|1|10||N|1|Bermuda|32.2833|-64.7667|Atlantic/Bermuda
        BN|BRN|Brunei|673||7||A|1|Brunei|4.9333|114.9167|Asia/Brunei
        BO|BOL|Bolivia|591|0|8||L|1|La Paz|-16.5000|-68.1500|America/La_Paz
        BQ|BES|Caribbean Netherlands|599||7||L|1|Kralendijk|12.1508|-68.2767|America/Kralendijk
        BR|BRA|Brazil|55|0|11||L|220|Sao Paulo|-23.5333|-46.6167|America/Sao_Paulo
        BS|BHS|Bahamas|1|1|10||N|1|Nassau|25.0833|-77.3500|America/Nassau
        BT|BTN|Bhutan|975||8||A|1|Thimphu|27.4667|89.6500|Asia/Thimphu
        BW|BWA|Botswana|267||8||F|1|Gaborone|-24.6500|25.9167|Africa/Gaborone
        BY|BLR|Belarus|375|8|9||R|1|Minsk|53.9000|27.5667|Europe/Minsk
        BZ|BLZ|Belize|501||7||L|1|Belize|17.5000|-88.2000|America/Belize
        CA|CAN|Canada|1|1|10||N|110|Toronto|43.6500|-79.3833|America/Toronto
        CC|CCK|Cocos (Keeling) Islands|61|0|9||A|1|Cocos|-12.1667|96.9167|Indian/Cocos
        CD|COD|DR Congo|243|0|9||F|1|Kinshasa|-4.3000|15.3000|Africa/Kinshasa
        CF|CAF|Central African Republic|236||8||F|1|Bangui|4.3667|18.5833|Africa/Bangui
        CG|COG|Congo|242||9||F|1|Brazzaville|-4.2667|15.2833|Africa/Brazzaville
        CH|CHE|Switzerland|41|0|9|7|R|30|Zurich|47.3833|8.5333|Europe/Zurich
        CI|CIV|Ivory Coast|225||10||F|1|Abidjan|5.3167|-4.0333|Africa/Abidjan
        CK|COK|Cook Islands|682||5||A|1|Rarotonga|-21.2333|-159.7667|Pacific/Rarotonga
        CL|CHL|Chile|56||9||L|35|Santiago|-33.4500|-70.6667|America/Santiago
        CM|CMR|Cameroon|237||9||F|1|Douala|4.0500|9.7000|Africa/Douala
        CN|CHN|China|86|0|11|13,14,15,16,17,18,19|A|320|Shanghai|31.2333|121.4667|Asia/Shanghai
        CO|COL|Colombia|57|0|10|3|L|50|Bogota|4.6000|-74.0833|America/Bogota
        CR|CRI|Costa Rica|506||8||L|6|Costa Rica|9.9333|-84.0833|America/Costa_Rica
        CU|CUB|Cuba|53|0|8||L|1|Havana|23.1333|-82.3667|America/Havana
        CV|CPV|Cape Verde|238||7||F|1|Cape Verde|14.9167|-23.5167|Atlantic/Cape_Verde
        CW|CUW|Curaçao|599||8||L|2|Curacao|12.1833|-69.0000|America/Curacao
        CX|CXR|Christmas Island|61|0|9||A|1|Christmas|-10.4167|105.7167|Indian/Christmas
        CY|CYP|Cyprus|357||8|9|R|3|Nicosia|35.1667|33.3667|Asia/Nicosia
        CZ|CZE|Czechia|420||9|6,7|R|30|Prague|50.0833|14.4333|Europe/Prague
        DE|DEU|Germany|49|0|11|15,16,17|R|170|Berlin|52.5000|13.3667|Europe/Berlin
        DJ|DJI|Djibouti|253||8||F|1|Djibouti|11.6000|43.1500|Africa/Djibouti
        DK|DNK|Denmark|45||8||R|22|Copenhagen|55.6667|12.5833|Europe/Copenhagen
        DM|DMA|Dominica|1|1|10||N|1|Dominica|15.3000|-61.4000|America/Dominica
        DO|DOM|Dominican Republic|1|1|10||L|12|Santo Domingo|18.4667|-69.9000|America/Santo_Domingo
        DZ|DZA|Algeria|213|0|9|5,6,7|F|20|Algiers|36.7833|3.0500|Africa/Algiers
        EC|ECU|Ecuador|593|0|9|9|L|15|Guayaquil|-2.1667|-79.8333|America/Guayaquil
        EE|EST|Estonia|372||8|5|R|5|Tallinn|59.4167|24.7500|Europe/Tallinn
        EG|EGY|Egypt|20|0|10|1|F|60|Cairo|30.0500|31.2500|Africa/Cairo
        EH|ESH|Western Sahara|212|0|9||F|1|El Aaiun|27.1500|-13.2000|Africa/El_Aaiun
        ER|ERI|Eritrea|291|0|7||F|1|Asmara|15.3333|38.8833|Africa/Asmara
        ES|ESP|Spain|34||9|6,7|R|90|Madrid|40.4000|-3.6833|Europe/Madrid
        ET|ETH|Ethiopia|251|0|9||F|1|Addis Ababa|9.0333|38.7000|Africa/Addis_Ababa
        FI|FIN|Finland|358|0|9|4,5|R|20|Helsinki|60.1667|24.9667|Europe/Helsinki
        FJ|FJI|Fiji|679||7||A|1|Fiji|-18.1333|178.4167|Pacific/Fiji
        FK|FLK|Falkland Islands|500||5||L|1|Stanley|-51.7000|-57.8500|Atlantic/Stanley
        FM|FSM|Micronesia|691||7||A|1|Pohnpei|6.9667|158.2167|Pacific/Pohnpei
        FO|FRO|Faroe Islands|298||6||R|1|Faroe|62.0167|-6.7667|Atlantic/Faroe
        FR|FRA|France|33|0|9|6,7|R|130|Paris|48.8667|2.3333|Europe/Paris
        GA|GAB|Gabon|241||8||F|1|Libreville|0.3833|9.4500|Africa/Libreville
        GB|GBR|United Kingdom|44|0|10|7|R|180|London|51.5083|-0.1253|Europe/London
        GD|GRD|Grenada|1|1|10||N|1|Grenada|12.0500|-61.7500|America/Grenada
        GE|GEO|Georgia|995|0|9||R|1|Tbilisi|41.7167|44.8167|Asia/Tbilisi
        GF|GUF|French Guiana|594|0|9||L|1|Cayenne|4.9333|-52.3333|America/Cayenne
        GG|GGY|Guernsey|44|0|10||R|1|Guernsey|49.4547|-2.5361|Europe/Guernsey
        GH|GHA|Ghana|233|0|9|2,5|F|20|Accra|5.5500|-0.2167|Africa/Accra
        GI|GIB|Gibraltar|350||8||R|1|Gibraltar|36.1333|-5.3500|Europe/Gibraltar
        GL|GRL|Greenland|299||6||L|1|Nuuk|64.1833|-51.7333|America/Nuuk
        GM|GMB|Gambia|220||7||F|1|Banjul|13.4667|-16.6500|Africa/Banjul
        GN|GIN|Guinea|224||9||F|1|Conakry|9.5167|-13.7167|Africa/Conakry
        GP|GLP|Guadeloupe|590|0|9||N|2|Guadeloupe|16.2333|-61.5333|America/Guadeloupe
        GQ|GNQ|Equatorial Guinea|240||9||F|1|Malabo|3.7500|8.7833|Africa/Malabo
        GR|GRC|Greece|30||10|69|R|20|Athens|37.9667|23.7167|Europe/Athens
        GT|GTM|Guatemala|502||8||L|10|Guatemala|14.6333|-90.5167|America/Guatemala
        GU|GUM|Guam|1|1|10||A|1|Guam|13.4667|144.7500|Pacific/Guam
        GW|GNB|Guinea-Bissau|245||9||F|1|Bissau|11.8500|-15.5833|Africa/Bissau
        GY|GUY|Guyana|592||7||L|1|Guyana|6.8000|-58.1667|America/Guyana
        HK|HKG|Hong Kong|852||8|5,6,9|A|30|Hong Kong|22.2833|114.1500|Asia/Hong_Kong
        HN|HND|Honduras|504||8||L|1|Tegucigalpa|14.1000|-87.2167|America/Tegucigalpa
        HR|HRV|Croatia|385|0|9|9|R|8|Zagreb|45.8000|15.9667|Europe/Zagreb
        HT|HTI|Haiti|509||8||L|1|Port-au-Prince|18.5333|-72.3333|America/Port-au-Prince
        HU|HUN|Hungary|36|06|9|20,30,31,50,70|R|20|Budapest|47.5000|19.0833|Europe/Budapest
        ID|IDN|Indonesia|62|0|9|8|A|90|Jakarta|-6.1667|106.8000|Asia/Jakarta
        IE|IRL|Ireland|353|0|9|8|R|30|Dublin|53.3333|-6.2500|Europe/Dublin
        IL|ISR|Israel|972|0|9|5|R|25|Jerusalem|31.7806|35.2239|Asia/Jerusalem
        IM|IMN|Isle of Man|44|0|10||R|1|Isle of Man|54.1500|-4.4667|Europe/Isle_of_Man
        IN|IND|India|91|0|10|6,7,8,9|A|260|Mumbai|22.5333|88.3667|Asia/Kolkata
        IO|IOT|British Indian Ocean Territory|246||7||A|1|Chagos|-7.3333|72.4167|Indian/Chagos
        IQ|IRQ|Iraq|964|0|10|7|R|1|Baghdad|33.3500|44.4167|Asia/Baghdad
        IR|IRN|Iran|98|0|10|9|R|1|Tehran|35.6667|51.4333|Asia/Tehran
        IS|ISL|Iceland|354||7|6,7,8|R|2|Reykjavik|64.1500|-21.8500|Atlantic/Reykjavik
        IT|ITA|Italy|39||10|3|R|95|Rome|41.9000|12.4833|Europe/Rome
        JE|JEY|Jersey|44|0|10||R|1|Jersey|49.1836|-2.1067|Europe/Jersey
        JM|JAM|Jamaica|1|1|10||N|1|Jamaica|17.9681|-76.7933|America/Jamaica
        JO|JOR|Jordan|962|0|9|7|R|1|Amman|31.9500|35.9333|Asia/Amman
        JP|JPN|Japan|81|0|10|70,80,90|A|160|Tokyo|35.6544|139.7447|Asia/Tokyo
        KE|KEN|Kenya|254|0|9|7,1|F|40|Nairobi|-1.2833|36.8167|Africa/Nairobi
        KG|KGZ|Kyrgyzstan|996|0|9||R|1|Bishkek|42.9000|74.6000|Asia/Bishkek
        KH|KHM|Cambodia|855|0|8||A|1|Phnom Penh|11.5500|104.9167|Asia/Phnom_Penh
        KI|KIR|Kiribati|686|0|8||A|1|Tarawa|1.4167|173.0000|Pacific/Tarawa
        KM|COM|Comoros|269||7||F|1|Comoro|-11.6833|43.2667|Indian/Comoro
        KN|KNA|Saint Kitts and Nevis|1|1|10||N|1|St Kitts|17.3000|-62.7167|America/St_Kitts
        KP|PRK|North Korea|850|0|10||A|1|Pyongyang|39.0167|125.7500|Asia/Pyongyang
        KR|KOR|South Korea|82|0|10|10|A|90|Seoul|37.5500|126.9667|Asia/Seoul
        KW|KWT|Kuwait|965||8|5,6,9|R|1|Kuwait|29.3333|47.9833|Asia/Kuwait
        KY|CYM|Cayman Islands|1|1|10||N|1|Cayman|19.3000|-81.3833|America/Cayman
        KZ|KAZ|Kazakhstan|7|8|10|7|R|12|Almaty|43.2500|76.9500|Asia/Almaty
        LA|LAO|Laos|856|0|10||A|1|Vientiane|17.9667|102.6000|Asia/Vientiane
        LB|LBN|Lebanon|961|0|8||R|1|Beirut|33.8833|35.5000|Asia/Beirut
        LC|LCA|Saint Lucia|1|1|10||N|1|St Lucia|14.0167|-61.0000|America/St_Lucia
        LI|LIE|Liechtenstein|423|0|9||R|1|Vaduz|47.1500|9.5167|Europe/Vaduz
        LK|LKA|Sri Lanka|94|0|9|7|A|10|Colombo|6.9333|79.8500|Asia/Colombo
        LR|LBR|Liberia|231|0|9||F|1|Monrovia|6.3000|-10.7833|Africa/Monrovia
        LS|LSO|Lesotho|266||8||F|1|Maseru|-29.4667|27.5000|Africa/Maseru
        LT|LTU|Lithuania|370|8|8|6|R|6|Vilnius|54.6833|25.3167|Europe/Vilnius
        LU|LUX|Luxembourg|352||9|6|R|3|Luxembourg|49.6000|6.1500|Europe/Luxembourg
        LV|LVA|Latvia|371||8|2|R|5|Riga|56.9500|24.1000|Europe/Riga
        LY|LBY|Libya|218|0|9||F|1|Tripoli|32.9000|13.1833|Africa/Tripoli
        MA|MAR|Morocco|212|0|9|6,7|F|30|Casablanca|33.6500|-7.5833|Africa/Casablanca
        MC|MCO|Monaco|377|0|9||R|1|Monaco|43.7000|7.3833|Europe/Monaco
        MD|MDA|Moldova|373|0|8||R|1|Chisinau|47.0000|28.8333|Europe/Chisinau
        ME|MNE|Montenegro|382|0|8||R|1|Podgorica|42.4333|19.2667|Europe/Podgorica
        MF|MAF|Saint Martin|590|0|9||N|1|Marigot|18.0667|-63.0833|America/Marigot
        MG|MDG|Madagascar|261|0|9||F|1|Antananarivo|-18.9167|47.5167|Indian/Antananarivo
        MH|MHL|Marshall Islands|692|1|7||A|1|Majuro|7.1500|171.2000|Pacific/Majuro
        MK|MKD|North Macedonia|389|0|8||R|1|Skopje|41.9833|21.4333|Europe/Skopje
        ML|MLI|Mali|223||8||F|1|Bamako|12.6500|-8.0000|Africa/Bamako
        MM|MMR|Myanmar|95|0|8||A|1|Yangon|16.7833|96.1667|Asia/Yangon
        MN|MNG|Mongolia|976|0|8||A|1|Ulaanbaatar|47.9167|106.8833|Asia/Ulaanbaatar
        MO|MAC|Macao|853||8||A|1|Macau|22.1972|113.5417|Asia/Macau
        MP|MNP|Northern Mariana Islands|1|1|10||A|1|Saipan|15.2000|145.7500|Pacific/Saipan
        MQ|MTQ|Martinique|596|0|9||N|1|Martinique|14.6000|-61.0833|America/Martinique
        MR|MRT|Mauritania|222||8||F|1|Nouakchott|18.1000|-15.9500|Africa/Nouakchott
        MS|MSR|Montserrat|1|1|10||N|1|Montserrat|16.7167|-62.2167|America/Montserrat
        MT|MLT|Malta|356||8|7,9|R|2|Malta|35.9000|14.5167|Europe/Malta
        MU|MUS|Mauritius|230||8||F|1|Mauritius|-20.1667|57.5000|Indian/Mauritius
        MV|MDV|Maldives|960||7||A|1|Maldives|4.1667|73.5000|Indian/Maldives
        MW|MWI|Malawi|265|0|9||F|1|Blantyre|-15.7833|35.0000|Africa/Blantyre
        MX|MEX|Mexico|52|01|10||L|100|Mexico City|19.4000|-99.1500|America/Mexico_City
        MY|MYS|Malaysia|60|0|9|1|A|35|Kuala Lumpur|3.1667|101.7000|Asia/Kuala_Lumpur
        MZ|MOZ|Mozambique|258||9||F|1|Maputo|-25.9667|32.5833|Africa/Maputo
        NA|NAM|Namibia|264|0|9||F|1|Windhoek|-22.5667|17.1000|Africa/Windhoek
        NC|NCL|New Caledonia|687||6||A|1|Noumea|-22.2667|166.4500|Pacific/Noumea
        NE|NER|Niger|227||8||F|1|Niamey|13.5167|2.1167|Africa/Niamey
        NF|NFK|Norfolk Island|672||6||A|1|Norfolk|-29.0500|167.9667|Pacific/Norfolk
        NG|NGA|Nigeria|234|0|10|7,8,9|F|70|Lagos|6.4500|3.4000|Africa/Lagos
        NI|NIC|Nicaragua|505||8||L|1|Managua|12.1500|-86.2833|America/Managua
        NL|NLD|Netherlands|31|0|9|6|R|90|Amsterdam|52.3667|4.9000|Europe/Amsterdam
        NO|NOR|Norway|47||8|4,9|R|22|Oslo|59.9167|10.7500|Europe/Oslo
        NP|NPL|Nepal|977|0|10||A|1|Kathmandu|27.7167|85.3167|Asia/Kathmandu
        NR|NRU|Nauru|674||7||A|1|Nauru|-0.5167|166.9167|Pacific/Nauru
        NU|NIU|Niue|683||7||A|1|Niue|-19.0167|-169.9167|Pacific/Niue
        NZ|NZL|New Zealand|64|0|9|2|A|15|Auckland|-36.8667|174.7667|Pacific/Auckland
        OM|OMN|Oman|968||8||R|1|Muscat|23.6000|58.5833|Asia/Muscat
        PA|PAN|Panama|507||8||L|5|Panama|8.9667|-79.5333|America/Panama
        PE|PER|Peru|51|0|9|9|L|30|Lima|-12.0500|-77.0500|America/Lima
        PF|PYF|French Polynesia|689||8||A|1|Tahiti|-17.5333|-149.5667|Pacific/Tahiti
        PG|PNG|Papua New Guinea|675||8||A|1|Port Moresby|-9.5000|147.1667|Pacific/Port_Moresby
        PH|PHL|Philippines|63|0|10|9|A|50|Manila|14.5867|120.9678|Asia/Manila
        PK|PAK|Pakistan|92|0|10|3|A|50|Karachi|24.8667|67.0500|Asia/Karachi
        PL|POL|Poland|48||9|45,5,6,7,88|R|70|Warsaw|52.2500|21.0000|Europe/Warsaw
        PM|SPM|Saint Pierre and Miquelon|508|0|6||N|1|Miquelon|47.0500|-56.3333|America/Miquelon
        PR|PRI|Puerto Rico|1|1|10||N|1|Puerto Rico|18.4683|-66.1061|America/Puerto_Rico
        PS|PSE|Palestine|970|0|9||R|1|Gaza|31.5000|34.4667|Asia/Gaza
        PT|PRT|Portugal|351||9|9|R|28|Lisbon|38.7167|-9.1333|Europe/Lisbon
        PW|PLW|Palau|680||7||A|1|Palau|7.3333|134.4833|Pacific/Palau
        PY|PRY|Paraguay|595|0|9||L|1|Asuncion|-25.2667|-57.6667|America/Asuncion
        QA|QAT|Qatar|974||8|3,5,6,7|R|1|Qatar|25.2833|51.5333|Asia/Qatar
        RE|REU|Réunion|262|0|9||F|1|Reunion|-20.8667|55.4667|Indian/Reunion
        RO|ROU|Romania|40|0|9|7|R|35|Bucharest|44.4333|26.1000|Europe/Bucharest
        RS|SRB|Serbia|381|0|9|6|R|10|Belgrade|44.8333|20.5000|Europe/Belgrade
        RU|RUS|Russia|7|8|10|9|R|120|Moscow|55.7558|37.6178|Europe/Moscow
        RW|RWA|Rwanda|250|0|9||F|1|Kigali|-1.9500|30.0667|Africa/Kigali
        SA|SAU|Saudi Arabia|966|0|9|5|R|35|Riyadh|24.6333|46.7167|Asia/Riyadh
        SB|SLB|Solomon Islands|677||7||A|1|Guadalcanal|-9.5333|160.2000|Pacific/Guadalcanal
        SC|SYC|Seychelles|248||7||F|1|Mahe|-4.6667|55.4667|Indian/Mahe
        SD|SDN|Sudan|249|0|9||F|1|Khartoum|15.6000|32.5333|Africa/Khartoum
        SE|SWE|Sweden|46|0|9|7|R|35|Stockholm|59.3333|18.0500|Europe/Stockholm
        SG|SGP|Singapore|65||8|8,9|A|25|Singapore|1.2833|103.8500|Asia/Singapore
        SH|SHN|Saint Helena|290||5||F|1|St Helena|-15.9167|-5.7000|Atlantic/St_Helena
        SI|SVN|Slovenia|386|0|8|3,4,5,6,7|R|4|Ljubljana|46.0500|14.5167|Europe/Ljubljana
        SJ|SJM|Svalbard and Jan Mayen|47||8||R|1|Longyearbyen|78.0000|16.0000|Arctic/Longyearbyen
        SK|SVK|Slovakia|421|0|9|9|R|12|Bratislava|48.1500|17.1167|Europe/Bratislava
        SL|SLE|Sierra Leone|232|0|8||F|1|Freetown|8.5000|-13.2500|Africa/Freetown
        SM|SMR|San Marino|378||8||R|1|San Marino|43.9167|12.4667|Europe/San_Marino
        SN|SEN|Senegal|221||9||F|1|Dakar|14.6667|-17.4333|Africa/Dakar
        SO|SOM|Somalia|252|0|8||F|1|Mogadishu|2.0667|45.3667|Africa/Mogadishu
        SR|SUR|Suriname|597||7||L|1|Paramaribo|5.8333|-55.1667|America/Paramaribo
        SS|SSD|South Sudan|211|0|9||F|1|Juba|4.8500|31.6167|Africa/Juba
        ST|STP|Sao Tome and Principe|239||7||F|1|Sao Tome|0.3333|6.7333|Africa/Sao_Tome
        SV|SLV|El Salvador|503||8||L|1|El Salvador|13.7000|-89.2000|America/El_Salvador
        SX|SXM|Sint Maarten|1|1|10||L|1|Lower Princes|18.0514|-63.0472|America/Lower_Princes
        SY|SYR|Syria|963|0|9||R|1|Damascus|33.5000|36.3000|Asia/Damascus
        SZ|SWZ|Eswatini|268||8||F|1|Mbabane|-26.3000|31.1000|Africa/Mbabane
        TA|TAA|Tristan da Cunha|290||4||F|1|St Helena|-37.0667|-12.3167|Atlantic/St_Helena
        TC|TCA|Turks and Caicos Islands|1|1|10||N|1|Grand Turk|21.4667|-71.1333|America/Grand_Turk
        TD|TCD|Chad|235||8||F|1|Ndjamena|12.1167|15.0500|Africa/Ndjamena
        TG|TGO|Togo|228||8||F|1|Lome|6.1333|1.2167|Africa/Lome
        TH|THA|Thailand|66|0|9|6,8,9|A|45|Bangkok|13.7500|100.5167|Asia/Bangkok
        TJ|TJK|Tajikistan|992||9||R|1|Dushanbe|38.5833|68.8000|Asia/Dushanbe
        TK|TKL|Tokelau|690||4||A|1|Fakaofo|-9.3667|-171.2333|Pacific/Fakaofo
        TL|TLS|Timor-Leste|670||8||A|1|Dili|-8.5500|125.5833|Asia/Dili
        TM|TKM|Turkmenistan|993|8|8||R|1|Ashgabat|37.9500|58.3833|Asia/Ashgabat
        TN|TUN|Tunisia|216||8|2,4,5,9|F|15|Tunis|36.8000|10.1833|Africa/Tunis
        TO|TON|Tonga|676||7||A|1|Tongatapu|-21.1333|-175.2000|Pacific/Tongatapu
        TR|TUR|Turkey|90|0|10|5|R|70|Istanbul|41.0167|28.9667|Europe/Istanbul
        TT|TTO|Trinidad and Tobago|1|1|10||L|1|Port of Spain|10.6500|-61.5167|America/Port_of_Spain
        TV|TUV|Tuvalu|688||6||A|1|Funafuti|-8.5167|179.2167|Pacific/Funafuti
        TW|TWN|Taiwan|886|0|9|9|A|35|Taipei|25.0500|121.5000|Asia/Taipei
        TZ|TZA|Tanzania|255|0|9||F|1|Dar es Salaam|-6.8000|39.2833|Africa/Dar_es_Salaam
        UA|UKR|Ukraine|380|0|9|39,50,63,66,67,68,73,9|R|50|Kyiv|50.4333|30.5167|Europe/Kyiv
        UG|UGA|Uganda|256|0|9||F|1|Kampala|0.3167|32.4167|Africa/Kampala
        US|USA|United States|1|1|10||N|900|New York|40.7142|-74.0064|America/New_York
        UY|URY|Uruguay|598|0|8|9|L|8|Montevideo|-34.9092|-56.2125|America/Montevideo
        UZ|UZB|Uzbekistan|998|8|9||R|1|Tashkent|41.3333|69.3000|Asia/Tashkent
        VA|VAT|Vatican City|39||10||R|1|Vatican|41.9022|12.4531|Europe/Vatican
        VC|VCT|Saint Vincent and the Grenadines|1|1|10||N|1|St Vincent|13.1500|-61.2333|America/St_Vincent
        VE|VEN|Venezuela|58|0|10|4|L|20|Caracas|10.5000|-66.9333|America/Caracas
        VG|VGB|British Virgin Islands|1|1|10||N|1|Tortola|18.4500|-64.6167|America/Tortola
        VI|VIR|U.S. Virgin Islands|1|1|10||N|1|St Thomas|18.3500|-64.9333|America/St_Thomas
        VN|VNM|Vietnam|84|0|9|3,5,7,8,9|A|60|Ho Chi Minh|10.7500|106.6667|Asia/Ho_Chi_Minh
        VU|VUT|Vanuatu|678||7||A|1|Efate|-17.6667|168.4167|Pacific/Efate
        WF|WLF|Wallis and Futuna|681||6||A|1|Wallis|-13.3000|-176.1667|Pacific/Wallis
        WS|WSM|Samoa|685||7||A|1|Apia|-13.8333|-171.7333|Pacific/Apia
        XK|XKX|Kosovo|383|0|8||R|1|Pristina|42.6667|21.1667|Europe/Belgrade
        YE|YEM|Yemen|967|0|9||R|1|Aden|12.7500|45.2000|Asia/Aden
        YT|MYT|Mayotte|262|0|9||F|1|Mayotte|-12.7833|45.2333|Indian/Mayotte
        ZA|ZAF|South Africa|27|0|9|6,7,8|F|80|Johannesburg|-26.2500|28.0000|Africa/Johannesburg
        ZM|ZMB|Zambia|260|0|9||F|1|Lusaka|-15.4167|28.2833|Africa/Lusaka
        ZW|ZWE|Zimbabwe|263|0|9||F|1|Harare|-17.8333|31.0500|Africa/Harare
        """
}
