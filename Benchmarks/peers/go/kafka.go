package main

import (
	"os"

	"github.com/confluentinc/confluent-kafka-go/kafka"
)

func newConsumer() (*kafka.Consumer, error) {
	consumer, err := kafka.NewConsumer(&kafka.ConfigMap{
		"bootstrap.servers":        os.Getenv("KAFKA_BOOTSTRAP_SERVERS"),
		"group.id":                 os.Getenv("KAFKA_GROUP_ID"),
		"auto.offset.reset":        "earliest",
		"enable.auto.offset.store": false,
		"auto.commit.interval.ms":  1000,
	})
	if err != nil {
		return nil, err
	}
	return consumer, consumer.Subscribe(os.Getenv("KAFKA_INPUT_TOPICS"), nil)
}

func newProducer() (*kafka.Producer, error) {
	return kafka.NewProducer(&kafka.ConfigMap{
		"bootstrap.servers":  os.Getenv("KAFKA_BOOTSTRAP_SERVERS"),
		"enable.idempotence": true,
		"compression.type":   "lz4",
	})
}

// commits says what may be committed of one partition: everything before the first record that is not acknowledged.
type commits struct {
	waiting      []kafka.Offset
	acknowledged map[kafka.Offset]bool
}

func (c *commits) begin(offset kafka.Offset) { c.waiting = append(c.waiting, offset) }

// acknowledge returns the next offset to read, and whether the prefix has grown.
func (c *commits) acknowledge(offset kafka.Offset) (kafka.Offset, bool) {
	c.acknowledged[offset] = true
	next, grown := kafka.Offset(0), false
	for len(c.waiting) > 0 && c.acknowledged[c.waiting[0]] {
		next, grown = c.waiting[0]+1, true
		delete(c.acknowledged, c.waiting[0])
		c.waiting = c.waiting[1:]
	}
	return next, grown
}
