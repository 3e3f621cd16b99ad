import CRdKafka

/// Owns a reference to one of librdkafka's queues, which signals a ``WakeUp`` when it stops being empty.
///
/// Sendable: a queue may be used from any thread (it has a lock of its own), and the pointers never change.
final class EventQueue: @unchecked Sendable {
    let pointer: OpaquePointer
    /// Destroyed after the queue, as librdkafka demands.
    private let client: ClientHandle
    /// The callback's opaque: alive as long as the callback can be called, which `deinit` ends first.
    private let wakeUp: WakeUp?

    /// Takes over a reference that a librdkafka call has just returned.
    init(_ pointer: OpaquePointer, of client: ClientHandle, wakeUp: WakeUp?) {
        self.pointer = pointer
        self.client = client
        self.wakeUp = wakeUp
        guard let wakeUp else { return }
        rd_kafka_queue_cb_event_enable(
            pointer,
            { _, opaque in
                guard let opaque else { return }
                Unmanaged<WakeUp>.fromOpaque(opaque).takeUnretainedValue().signal()
            }, Unmanaged.passUnretained(wakeUp).toOpaque())
        // Librdkafka signals only the first element of an empty queue, and this one may have some already.
        wakeUp.signal()
    }

    deinit {
        silence()
        rd_kafka_queue_destroy(pointer)
    }

    /// Ends the signals. librdkafka calls back under the queue's lock and takes it here, so none comes after this.
    func silence() {
        rd_kafka_queue_cb_event_enable(pointer, nil, nil)
    }

    /// Elements that wait.
    var count: Int { rd_kafka_queue_length(pointer) }

    /// The next event, waiting for it no longer than `milliseconds`.
    func poll(milliseconds: Int32 = 0) -> Event? {
        Event(rd_kafka_queue_poll(pointer, milliseconds))
    }

    /// Ends a `poll` that waits on another thread.
    func interrupt() {
        rd_kafka_queue_yield(pointer)
    }
}
