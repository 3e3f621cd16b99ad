import CRdKafka

extension KafkaError {
    /// From a bare code.
    init(_ code: rd_kafka_resp_err_t, message: String = "", isFatal: Bool = false) {
        self.init(code: Code(code), message: message, isFatal: isFatal)
    }

    /// From an error object, which this destroys.
    init(consuming error: OpaquePointer) {
        self.init(borrowing: error)
        rd_kafka_error_destroy(error)
    }

    /// From an error object that belongs to another.
    init(borrowing error: OpaquePointer) {
        self.init(
            code: Code(rd_kafka_error_code(error)), message: String(cString: rd_kafka_error_string(error)),
            isFatal: rd_kafka_error_is_fatal(error) != 0, isRetriable: rd_kafka_error_is_retriable(error) != 0,
            requiresAbort: rd_kafka_error_txn_requires_abort(error) != 0)
    }

    /// Throws unless the call succeeded.
    static func check(_ code: rd_kafka_resp_err_t) throws(KafkaError) {
        if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw KafkaError(code) }
    }

    /// Throws unless the call succeeded; destroys the error object.
    static func check(_ error: OpaquePointer?) throws(KafkaError) {
        if let error { throw KafkaError(consuming: error) }
    }
}
