package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

type phoneAnswer struct {
	Success     bool   `json:"success"`
	Valid       bool   `json:"valid"`
	Active      bool   `json:"active"`
	FraudScore  int    `json:"fraud_score"`
	RecentAbuse bool   `json:"recent_abuse"`
	VOIP        bool   `json:"VOIP"`
	Prepaid     bool   `json:"prepaid"`
	Risky       bool   `json:"risky"`
	Carrier     string `json:"carrier"`
	LineType    string `json:"line_type"`
	Country     string `json:"country"`
	City        string `json:"city"`
	RequestID   string `json:"request_id"`
}

type ipAnswer struct {
	Address   string `json:"ip_address"`
	ProxyType string `json:"proxy_type"`
	Country   string `json:"country_code"`
	Region    string `json:"region_name"`
	City      string `json:"city_name"`
	CityRisk  string `json:"city_risk_score"`
	ProxyRisk string `json:"proxy_type_risk_score"`
}

type vendors struct {
	client                               http.Client
	phoneURL, phoneKey, phoneSecret      string
	ipURL, developerKey, initiator, user string
	ipKey                                []byte
}

func newVendors(inFlight int) *vendors {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConns = 0
	transport.MaxIdleConnsPerHost = 2 * inFlight
	return &vendors{
		client: http.Client{Transport: transport, Timeout: 10 * time.Second},
		phoneURL: fmt.Sprintf("%s/webhooks/%s/json/phone_check",
			os.Getenv("VENDORS_IPQUALITYSCORE_BASE_URL"), os.Getenv("VENDORS_IPQUALITYSCORE_INTEGRATION")),
		phoneKey:     os.Getenv("VENDORS_IPQUALITYSCORE_KEY"),
		phoneSecret:  os.Getenv("VENDORS_IPQUALITYSCORE_SECRET"),
		ipURL:        os.Getenv("VENDORS_EKO_BASE_URL") + "/v3/tools/kyc/ip",
		developerKey: os.Getenv("VENDORS_EKO_DEVELOPER_KEY"),
		initiator:    os.Getenv("VENDORS_EKO_INITIATOR_ID"),
		user:         os.Getenv("VENDORS_EKO_USER_CODE"),
		ipKey:        []byte(base64.StdEncoding.EncodeToString([]byte(os.Getenv("VENDORS_EKO_ACCESS_KEY")))),
	}
}

func (v *vendors) phone(phone, country string) (answer phoneAnswer, err error) {
	form := url.Values{"key": {v.phoneKey}, "secret": {v.phoneSecret}, "phone": {phone}, "strictness": {"0"}, "country[]": {country}}
	request, err := http.NewRequest(http.MethodPost, v.phoneURL, strings.NewReader(form.Encode()))
	if err != nil {
		return answer, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return answer, v.ask(request, &answer)
}

func (v *vendors) ip(ip, reference string) (ipAnswer, error) {
	var answer struct {
		Status int
		Data   ipAnswer
	}
	body, err := json.Marshal(map[string]string{
		"initiator_id": v.initiator, "user_code": v.user, "client_ref_id": reference, "ip_address": ip})
	if err != nil {
		return answer.Data, err
	}
	request, err := http.NewRequest(http.MethodPost, v.ipURL, bytes.NewReader(body))
	if err != nil {
		return answer.Data, err
	}
	now := strconv.FormatInt(time.Now().UnixMilli(), 10)
	mac := hmac.New(sha256.New, v.ipKey)
	mac.Write([]byte(now))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("developer_key", v.developerKey)
	request.Header.Set("secret-key", base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	request.Header.Set("secret-key-timestamp", now)
	if err = v.ask(request, &answer); err == nil && answer.Status != 0 {
		err = fmt.Errorf("the vendor answers with status %d", answer.Status)
	}
	return answer.Data, err
}

func (v *vendors) ask(request *http.Request, answer any) error {
	response, err := v.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	return json.Unmarshal(body, answer)
}
