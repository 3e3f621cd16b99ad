/// Cities of the larger countries, one a line; a country that is not here has its main city from ``CountryTable``.
enum PlaceTable {
    /// ISO 3166-1 alpha-2, region, city, postal code, latitude, longitude, risk score of the city where it is fixed.
    static let text = """
        AE|Dubai|Dubai||25.2048|55.2708|
        AE|Abu Dhabi|Abu Dhabi||24.4539|54.3773|
        AR|Ciudad Autonoma de Buenos Aires|Buenos Aires|C1000|-34.6037|-58.3816|
        AR|Cordoba|Cordoba|X5000|-31.4201|-64.1888|
        AT|Wien|Vienna|1010|48.2082|16.3738|
        AT|Steiermark|Graz|8010|47.0707|15.4395|
        AU|New South Wales|Sydney|2000|-33.8688|151.2093|
        AU|Victoria|Melbourne|3000|-37.8136|144.9631|
        AU|Queensland|Brisbane|4000|-27.4698|153.0251|
        BD|Dhaka|Dhaka|1000|23.8103|90.4125|
        BE|Brussels Hoofdstedelijk Gewest|Brussels|1000|50.8503|4.3517|
        BE|Antwerpen|Antwerp|2000|51.2194|4.4025|
        BG|Sofia|Sofia|1000|42.6977|23.3219|
        BR|Sao Paulo|Sao Paulo|01000-000|-23.5505|-46.6333|
        BR|Rio de Janeiro|Rio de Janeiro|20000-000|-22.9068|-43.1729|
        BR|Minas Gerais|Belo Horizonte|30000-000|-19.9167|-43.9345|
        BR|Bahia|Salvador|40000-000|-12.9777|-38.5016|
        CA|Ontario|Toronto|M5H|43.6532|-79.3832|
        CA|Quebec|Montreal|H2Y|45.5019|-73.5674|
        CA|British Columbia|Vancouver|V6B|49.2827|-123.1207|
        CA|Alberta|Calgary|T2P|51.0447|-114.0719|
        CH|Zurich|Zurich|8001|47.3769|8.5417|
        CH|Geneve|Geneva|1201|46.2044|6.1432|
        CL|Region Metropolitana de Santiago|Santiago|8320000|-33.4489|-70.6693|
        CN|Beijing|Beijing|100000|39.9042|116.4074|
        CN|Shanghai|Shanghai|200000|31.2304|121.4737|
        CN|Guangdong|Shenzhen|518000|22.5431|114.0579|
        CN|Jilin|Changchun|130000|43.8800|125.3228|
        CO|Distrito Capital de Bogota|Bogota|110111|4.7110|-74.0721|
        CZ|Praha, Hlavni mesto|Prague|110 00|50.0755|14.4378|
        DE|Berlin|Berlin|10115|52.5200|13.4050|
        DE|Hessen|Frankfurt am Main|60311|50.1109|8.6821|
        DE|Bayern|Munich|80331|48.1351|11.5820|
        DE|Hamburg|Hamburg|20095|53.5511|9.9937|
        DE|Nordrhein-Westfalen|Cologne|50667|50.9375|6.9603|
        DK|Hovedstaden|Copenhagen|1050|55.6761|12.5683|
        DZ|Alger|Algiers|16000|36.7538|3.0588|
        EG|Al Qahirah|Cairo|11511|30.0444|31.2357|
        ES|Madrid, Comunidad de|Madrid|28001|40.4168|-3.7038|
        ES|Catalunya|Barcelona|08001|41.3874|2.1686|
        ES|Valenciana, Comunidad|Valencia|46001|39.4699|-0.3763|
        FI|Uusimaa|Helsinki|00100|60.1699|24.9384|
        FR|Ile-de-France|Paris|75001|48.8566|2.3522|
        FR|Auvergne-Rhone-Alpes|Lyon|69001|45.7640|4.8357|
        FR|Provence-Alpes-Cote-d'Azur|Marseille|13001|43.2965|5.3698|
        GB|England|London|EC1A|51.5074|-0.1278|
        GB|England|Manchester|M1|53.4808|-2.2426|
        GB|England|Birmingham|B1|52.4862|-1.8904|
        GB|Scotland|Edinburgh|EH1|55.9533|-3.1883|
        GB|Wales|Cardiff|CF10|51.4816|-3.1791|
        GB|Northern Ireland|Belfast|BT1|54.5973|-5.9301|
        GH|Greater Accra|Accra||5.6037|-0.1870|
        GR|Attiki|Athens|104 31|37.9838|23.7275|
        HK|Hong Kong|Hong Kong||22.3193|114.1694|
        HU|Budapest|Budapest|1051|47.4979|19.0402|
        ID|Jakarta Raya|Jakarta|10110|-6.2088|106.8456|
        ID|Jawa Timur|Surabaya|60111|-7.2575|112.7521|
        IE|Leinster|Dublin|D02|53.3498|-6.26031|
        IE|Munster|Cork|T12|51.8985|-8.4756|
        IL|Tel Aviv|Tel Aviv|6100000|32.0853|34.7818|
        IN|Maharashtra|Mumbai|400001|19.0760|72.8777|12
        IN|Karnataka|Bengaluru|560001|12.9716|77.5946|
        IN|Delhi|New Delhi|110001|28.6139|77.2090|
        IN|Tamil Nadu|Chennai|600001|13.0827|80.2707|
        IN|West Bengal|Kolkata|700001|22.5726|88.3639|
        IT|Lombardia|Milan|20121|45.4642|9.1900|
        IT|Lazio|Rome|00184|41.9028|12.4964|
        IT|Campania|Naples|80133|40.8518|14.2681|
        JP|Tokyo|Tokyo|100-0001|35.6762|139.6503|
        JP|Osaka|Osaka|530-0001|34.6937|135.5023|
        KE|Nairobi City|Nairobi|00100|-1.2921|36.8219|
        KR|Seoul|Seoul|04524|37.5665|126.9780|
        KR|Busan|Busan|48000|35.1796|129.0756|
        LT|Vilniaus apskritis|Vilnius|01100|54.6872|25.2797|
        LU|Luxembourg|Luxembourg|1111|49.6116|6.1319|
        MA|Casablanca-Settat|Casablanca|20000|33.5731|-7.5898|
        MX|Ciudad de Mexico|Mexico City|06000|19.4326|-99.1332|
        MX|Jalisco|Guadalajara|44100|20.6597|-103.3496|
        MX|Nuevo Leon|Monterrey|64000|25.6866|-100.3161|
        MY|Wilayah Persekutuan Kuala Lumpur|Kuala Lumpur|50000|3.1390|101.6869|
        NG|Lagos|Lagos|100001|6.5244|3.3792|
        NG|Federal Capital Territory|Abuja|900001|9.0765|7.3986|
        NL|Noord-Holland|Amsterdam|1012|52.3676|4.9041|41
        NL|Zuid-Holland|Rotterdam|3011|51.9244|4.4777|
        NO|Oslo|Oslo|0150|59.9139|10.7522|
        NZ|Auckland|Auckland|1010|-36.8509|174.7645|
        PE|Lima|Lima|15001|-12.0464|-77.0428|
        PH|National Capital Region|Manila|1000|14.5995|120.9842|
        PH|Cebu|Cebu City|6000|10.3157|123.8854|
        PK|Sindh|Karachi|74000|24.8607|67.0011|
        PK|Punjab|Lahore|54000|31.5204|74.3587|
        PL|Mazowieckie|Warsaw|00-001|52.2297|21.0122|
        PL|Malopolskie|Krakow|30-001|50.0647|19.9450|
        PT|Lisboa|Lisbon|1100|38.7223|-9.1393|
        PT|Porto|Porto|4000|41.1579|-8.6291|
        RO|Bucuresti|Bucharest|010011|44.4268|26.1025|
        RS|Beograd|Belgrade|11000|44.7866|20.4489|
        RU|Moskva|Moscow|101000|55.7558|37.6173|
        RU|Sankt-Peterburg|Saint Petersburg|190000|59.9311|30.3609|
        RU|Novosibirskaya oblast'|Novosibirsk|630000|55.0084|82.9357|
        SA|Ar Riyad|Riyadh|11564|24.7136|46.6753|
        SE|Stockholms lan|Stockholm|111 20|59.3293|18.0686|
        SE|Vastra Gotalands lan|Gothenburg|411 01|57.7089|11.9746|
        SE|Ostergotlands lan|Linkoping|582 19|58.4108|15.6214|
        SG|Singapore|Singapore|018989|1.3521|103.8198|
        TH|Krung Thep Maha Nakhon|Bangkok|10200|13.7563|100.5018|
        TR|Istanbul|Istanbul|34000|41.0082|28.9784|
        TR|Ankara|Ankara|06000|39.9334|32.8597|
        TW|Taipei|Taipei|100|25.0330|121.5654|
        UA|Kyiv|Kyiv|01001|50.4501|30.5234|
        UA|L'vivs'ka oblast'|Lviv|79000|49.8397|24.0297|
        US|New York|New York|10001|40.7128|-74.0060|
        US|California|Los Angeles|90001|34.0522|-118.2437|
        US|California|San Francisco|94102|37.7749|-122.4194|
        US|California|Mountain View|94043|37.4056|-122.0775|
        US|Virginia|Ashburn|20147|39.0438|-77.4874|55
        US|Texas|Dallas|75201|32.7767|-96.7970|
        US|Texas|Houston|77002|29.7604|-95.3698|
        US|Illinois|Chicago|60601|41.8781|-87.6298|
        US|Washington|Seattle|98101|47.6062|-122.3321|
        US|Florida|Miami|33101|25.7617|-80.1918|
        US|Georgia|Atlanta|30303|33.7490|-84.3880|
        US|Massachusetts|Boston|02108|42.3601|-71.0589|
        US|Colorado|Denver|80202|39.7392|-104.9903|
        US|District of Columbia|Washington|20001|38.9072|-77.0369|
        VN|Ho Chi Minh|Ho Chi Minh City|700000|10.8231|106.6297|
        VN|Ha Noi|Hanoi|100000|21.0278|105.8342|
        ZA|Gauteng|Johannesburg|2000|-26.2041|28.0473|
        ZA|Western Cape|Cape Town|8001|-33.9249|18.4241|
        """
}
