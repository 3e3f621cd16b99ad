// The worker's job in Go, for scripts/bench peers: confluent-kafka-go and net/http, a goroutine for each record.
//
// Reads a topic of signups, asks IPQualityScore about the phone number and Eko about the address, publishes a small risk event
// and commits what is acknowledged, in each partition up to the first record that is not. It is told what the worker is told, by
// the same environment. It normalises nothing, caches nothing, retries nothing and knows four rules.
//
//	peer RECORDS
//
// Ends after RECORDS events and prints "records/s CPU-us/record", taken between a tenth and nine tenths of them.
package main

import (
	"fmt"
	"log"
	"os"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/confluentinc/confluent-kafka-go/kafka"
)

const inFlight = 512

// meter takes rate and CPU between a tenth and nine tenths of the records.
type meter struct {
	records, published int
	first, last        sample
}

type sample struct {
	count int
	at    time.Time
	cpu   time.Duration
}

func (m *meter) count() {
	m.published++
	switch m.published {
	case m.records / 10:
		m.first = m.now()
	case m.records * 9 / 10:
		m.last = m.now()
	}
}

func (m *meter) now() sample {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		log.Fatal(err)
	}
	return sample{m.published, time.Now(), time.Duration(used.Utime.Nano() + used.Stime.Nano())}
}

func (m *meter) String() string {
	count := float64(m.last.count - m.first.count)
	return fmt.Sprintf("%.0f %.1f", count/m.last.at.Sub(m.first.at).Seconds(), float64((m.last.cpu-m.first.cpu).Microseconds())/count)
}

type peer struct {
	consumer *kafka.Consumer
	producer *kafka.Producer
	vendors  *vendors
	slots    chan struct{}

	mutex   sync.Mutex
	commits map[int32]*commits
}

func main() {
	records, err := strconv.Atoi(os.Args[len(os.Args)-1])
	if err != nil {
		log.Fatal("peer RECORDS")
	}
	consumer, err := newConsumer()
	if err != nil {
		log.Fatal(err)
	}
	producer, err := newProducer()
	if err != nil {
		log.Fatal(err)
	}
	p := &peer{
		consumer: consumer, producer: producer, vendors: newVendors(inFlight),
		slots: make(chan struct{}, inFlight), commits: map[int32]*commits{},
	}
	done := make(chan struct{})
	go p.read(done)
	meter := &meter{records: records}
	p.acknowledge(meter)
	close(done)
	fmt.Println(meter)
}

// read starts a goroutine for each record, as many at once as there are slots.
func (p *peer) read(done chan struct{}) {
	for {
		select {
		case <-done:
			return
		default:
		}
		switch event := p.consumer.Poll(100).(type) {
		case *kafka.Message:
			p.slots <- struct{}{}
			p.begin(event)
			go p.enrich(event)
		case kafka.Error:
			log.Fatal(event)
		}
	}
}

func (p *peer) begin(record *kafka.Message) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	partition := record.TopicPartition.Partition
	if p.commits[partition] == nil {
		p.commits[partition] = &commits{acknowledged: map[kafka.Offset]bool{}}
	}
	p.commits[partition].begin(record.TopicPartition.Offset)
}

// acknowledge takes the delivery reports until all records are published.
func (p *peer) acknowledge(meter *meter) {
	for event := range p.producer.Events() {
		report, isReport := event.(*kafka.Message)
		if !isReport {
			continue
		}
		if report.TopicPartition.Error != nil {
			log.Fatal(report.TopicPartition.Error)
		}
		source := report.Opaque.(kafka.TopicPartition)
		p.mutex.Lock()
		next, grown := p.commits[source.Partition].acknowledge(source.Offset)
		p.mutex.Unlock()
		if grown {
			source.Offset = next
			if _, err := p.consumer.StoreOffsets([]kafka.TopicPartition{source}); err != nil {
				log.Fatal(err)
			}
		}
		if meter.count(); meter.published == meter.records {
			return
		}
	}
}
