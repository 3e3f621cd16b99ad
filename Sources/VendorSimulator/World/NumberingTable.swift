/// Leading digits that belong to another country than the calling code's main one, and the places of area codes.
enum NumberingTable {
    /// ISO 3166-1 alpha-2, then leading digits of the E.164 number. Codes 1 (North American Numbering Plan) and 7 are shared
    /// by many countries, the others by one large and a few small ones.
    static let territories = """
        AG|1268
        AI|1264
        AS|1684
        AX|35818
        BB|1246
        BM|1441
        BQ|5993,5994,5997
        BS|1242
        CA|1204,1226,1236,1249,1250,1263,1289,1306,1343,1354,1365,1367,1368,1382,1387,1403,1416,1418,1428,1431
        CA|1437,1438,1450,1468,1474,1506,1514,1519,1548,1579,1581,1584,1587,1604,1613,1639,1647,1672,1683,1705
        CA|1709,1742,1753,1778,1780,1782,1807,1819,1825,1867,1873,1879,1902,1905
        CC|6189162
        CX|6189164
        DM|1767
        DO|1809,1829,1849
        EH|212528
        GD|1473
        GG|441481,447781,447839,447911
        GU|1671
        IM|441624,447524,447624,447924
        JE|441534,447509,447797,447829,447937
        JM|1658,1876
        KN|1869
        KY|1345
        KZ|76,77
        LC|1758
        MP|1670
        MS|1664
        PR|1787,1939
        SJ|4779
        SX|1721
        TA|2908
        TC|1649
        TT|1868
        VA|3906698
        VC|1784
        VG|1284
        VI|1340
        YT|262269,262639
        """

    /// Leading digits of the E.164 number, then region and city as IPQualityScore writes them.
    static let areas = """
        1201|NJ|JERSEY CITY|07302
        1202|DC|WASHINGTON|20001
        1206|WA|SEATTLE|98101
        1210|TX|SAN ANTONIO|78205
        1212|NY|NEW YORK|10001
        1213|CA|LOS ANGELES|90012
        1214|TX|DALLAS|75201
        1215|PA|PHILADELPHIA|19102
        1216|OH|CLEVELAND|44113
        1303|CO|DENVER|80202
        1305|FL|MIAMI|33128
        1310|CA|SANTA MONICA|90401
        1312|IL|CHICAGO|60601
        1313|MI|DETROIT|48226
        1314|MO|SAINT LOUIS|63101
        1404|GA|ATLANTA|30303
        1408|CA|SAN JOSE|95112
        1415|CA|SAN FRANCISCO|94102
        1416|ON|TORONTO|M5H
        1503|OR|PORTLAND|97204
        1504|LA|NEW ORLEANS|70112
        1512|TX|AUSTIN|78701
        1514|QC|MONTREAL|H2Y
        1602|AZ|PHOENIX|85003
        1604|BC|VANCOUVER|V6B
        1612|MN|MINNEAPOLIS|55401
        1613|ON|OTTAWA|K1P
        1617|MA|BOSTON|02108
        1619|CA|SAN DIEGO|92101
        1646|NY|NEW YORK|10001
        1650|CA|MOUNTAIN VIEW|94043
        1702|NV|LAS VEGAS|89101
        1713|TX|HOUSTON|77002
        1718|NY|BROOKLYN|11201
        1773|IL|CHICAGO|60614
        1778|BC|VANCOUVER|V6B
        1801|UT|SALT LAKE CITY|84101
        1808|HI|HONOLULU|96813
        1816|MO|KANSAS CITY|64106
        1901|TN|MEMPHIS|38103
        1907|AK|ANCHORAGE|99501
        1917|NY|NEW YORK|10001
        1919|NC|RALEIGH|27601
        1972|TX|DALLAS|75201
        44113|England|LEEDS|LS1
        44114|England|SHEFFIELD|S1
        44117|England|BRISTOL|BS1
        44121|England|BIRMINGHAM|B1
        44131|Scotland|EDINBURGH|EH1
        44141|Scotland|GLASGOW|G1
        44151|England|LIVERPOOL|L1
        44161|England|MANCHESTER|M1
        4420|England|LONDON|EC1A
        4428|Northern Ireland|BELFAST|BT1
        4429|Wales|CARDIFF|CF10
        3531|Leinster|DUBLIN|D02
        331|Ile-de-France|PARIS|75001
        4930|Berlin|BERLIN|10115
        4940|Hamburg|HAMBURG|20095
        4969|Hessen|FRANKFURT|60311
        4989|Bayern|MUNICH|80331
        9111|Delhi|NEW DELHI|110001
        9122|Maharashtra|MUMBAI|400001
        9144|Tamil Nadu|CHENNAI|600001
        9180|Karnataka|BENGALURU|560001
        """

    /// Area codes of the North American Numbering Plan that the called party pays for.
    static let tollFree: Set<String> = ["1800", "1833", "1844", "1855", "1866", "1877", "1888"]
}
