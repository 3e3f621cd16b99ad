package main

import (
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/confluentinc/confluent-kafka-go/kafka"
)

type signup struct {
	EventID string `json:"event_id"`
	Phone   string `json:"phone"`
	IP      string `json:"ip"`
	Country string `json:"country"`
}

type event struct {
	Schema     string          `json:"schema"`
	ID         string          `json:"id"`
	AssessedAt string          `json:"assessed_at"`
	Source     source          `json:"source"`
	Signup     json.RawMessage `json:"signup"`
	Status     string          `json:"status"`
	Risk       risk            `json:"risk"`
	Phone      phoneAnswer     `json:"phone"`
	IP         ipAnswer        `json:"ip"`
}

type source struct {
	Topic     string `json:"topic"`
	Partition int32  `json:"partition"`
	Offset    int64  `json:"offset"`
}

type risk struct {
	Score          int      `json:"score"`
	Recommendation string   `json:"recommendation"`
	Reasons        []reason `json:"reasons"`
}

type reason struct {
	Code   string `json:"code"`
	Points int    `json:"points"`
}

var output = os.Getenv("KAFKA_OUTPUT_TOPIC")

func (p *peer) enrich(record *kafka.Message) {
	defer func() { <-p.slots }()
	var signup signup
	if err := json.Unmarshal(record.Value, &signup); err != nil {
		log.Fatal(err)
	}
	place := record.TopicPartition
	type phoneResult struct {
		answer phoneAnswer
		err    error
	}
	phones := make(chan phoneResult, 1)
	go func() {
		answer, err := p.vendors.phone(signup.Phone, signup.Country)
		phones <- phoneResult{answer, err}
	}()
	// The vendor takes each reference once, of 20 characters at most.
	ip, err := p.vendors.ip(signup.IP, fmt.Sprintf("%d-%d-%d", os.Getpid(), place.Partition, place.Offset))
	phone := <-phones
	if err != nil || phone.err != nil {
		log.Fatal(err, phone.err)
	}
	id := identifier(signup.EventID)
	now := time.Now().UTC().Format("2006-01-02T15:04:05.000Z")
	value, err := json.Marshal(event{
		Schema: "signup-risk/1", ID: id, AssessedAt: now,
		Source: source{*place.Topic, place.Partition, int64(place.Offset)},
		Signup: record.Value, Status: "complete", Risk: assess(phone.answer, ip), Phone: phone.answer, IP: ip,
	})
	if err != nil {
		log.Fatal(err)
	}
	headers := []kafka.Header{
		{Key: "content-type", Value: []byte("application/json")}, {Key: "ce_specversion", Value: []byte("1.0")},
		{Key: "ce_type", Value: []byte("signup-risk.assessed")}, {Key: "ce_source", Value: []byte("/signup-risk")},
		{Key: "ce_id", Value: []byte(id)}, {Key: "ce_time", Value: []byte(now)},
	}
	err = p.producer.Produce(&kafka.Message{
		TopicPartition: kafka.TopicPartition{Topic: &output, Partition: kafka.PartitionAny},
		Key:            record.Key, Value: value, Headers: headers, Opaque: place,
	}, nil)
	if err != nil {
		log.Fatal(err)
	}
}

// assess knows a few rules, so that there is a score.
func assess(phone phoneAnswer, ip ipAnswer) risk {
	result := risk{Reasons: []reason{}, Recommendation: "allow"}
	fires := func(condition bool, code string, points int) {
		if condition {
			result.Reasons = append(result.Reasons, reason{code, points})
			result.Score += points
		}
	}
	fires(phone.FraudScore >= 75, "phone_fraud_score_high", 25)
	fires(phone.VOIP, "phone_voip", 25)
	switch ip.ProxyType {
	case "VPN", "TOR", "PUB", "WEB", "RES":
		fires(true, "ip_proxy", 30)
	}
	fires(phone.Country != ip.Country, "country_mismatch", 15)
	if result.Score >= 40 {
		result.Recommendation = "review"
	}
	return result
}

// identifier is the UUIDv5 of a name under the namespace of URLs.
func identifier(name string) string {
	namespace := []byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	sum := sha1.Sum(append(namespace, name...))
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
