/// Networks whose place is fixed whatever the seed, one a line: addresses that vendors' documents, public tests and people
/// trying things out use.
enum NetworkTable {
    /// CIDR block, ISO 3166-1 alpha-2, city (empty: unknown to the vendors), proxy type, proxy risk score.
    static let text = """
        1.0.0.0/24|AU|Sydney|DCH|40
        1.1.1.0/24|AU|Sydney|DCH|40
        2.125.160.0/24|GB|London|None|0
        5.188.62.0/24|RU|Saint Petersburg|PUB|90
        8.8.4.0/24|US|Mountain View|DCH|35
        8.8.8.0/24|US|Mountain View|DCH|35
        9.9.9.0/24|US|San Francisco|DCH|35
        23.129.64.0/24|US|Seattle|TOR|99
        45.83.220.0/24|SE|Stockholm|VPN|88
        46.51.128.0/24|IE|Dublin|None|0
        52.0.2.0/24|US|Ashburn|DCH|60
        66.249.64.0/19|US|Mountain View|SES|5
        81.2.69.0/24|GB|London|None|0
        89.160.20.0/24|SE|Linkoping|None|0
        103.21.58.0/24|IN|Mumbai|None|0
        104.28.0.0/16|US|San Francisco|CPN|25
        123.0.0.0/16|KR||None|0
        171.25.193.0/24|SE|Stockholm|TOR|99
        175.16.199.0/24|CN|Changchun|None|0
        185.0.2.0/24|NL|Amsterdam|VPN|95
        185.220.100.0/22|DE|Frankfurt am Main|TOR|99
        193.138.218.0/24|SE|Stockholm|VPN|88
        208.67.220.0/22|US|San Francisco|DCH|35
        216.160.83.0/24|US|Seattle|None|0
        2001:218::/32|JP|Tokyo|None|0
        2001:4860::/32|US|Mountain View|DCH|35
        2606:4700::/32|US|San Francisco|DCH|40
        2620:fe::/48|US|San Francisco|DCH|35
        2a00:1450::/32|IE|Dublin|DCH|35
        2a03:2880::/32|IE|Dublin|DCH|35
        """

    /// The registry of each first octet from 0 (IANA's registry of IPv4 address space): R RIPE, N ARIN, A APNIC, L LACNIC,
    /// F AFRINIC, `-` not for public use.
    static let registries =
        "-ARNNRNNNN-NNNANNNNNNNNNNRNANNNRNNNNARNANFAANNRNNANRNRNNNRAAAARN"
        + "NNNNNNNNNNNNNRRRRRRRRRRRRRRRRRRRNNNNNAFANFANNRAAAAAAAAAAAAAAAAA-"
        + "NNNNNANNNNNNNRNNNRNNNNARNAFNNNNNNNNANNNNNNNANNNARLRLALAANRLLRLLL"
        + "NRRRFFNNLLAANNNNNNAARRNNNRAAAAAA--------------------------------"
}
