import ArgumentParser
import AsyncHTTPClient
import CRdKafka
import Configuration
import GRDB
import Histogram
import Hummingbird
import Yams

@main struct A { static func main() { print(rd_kafka_version()) } }
