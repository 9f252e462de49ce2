package notebook_test

import (
	"strings"
	"testing"

	"waymark/app/notebook"
	"waymark/app/workday"
)

var check = notebook.LeakCheck{Today: workday.Date{Year: 2026, Month: 11, Day: 22}, Known: []string{"Swindon", "South Gloucestershire", "Avon Trust"}}

var leakNames = map[notebook.LeakKind]string{notebook.NHSNumber: "nhs", notebook.BirthDate: "birth", notebook.Postcode: "postcode",
	notebook.Telephone: "telephone", notebook.Email: "email", notebook.Name: "name"}

// leaks is what is found, as "kind: words; kind: words".
func leaks(text string) string {
	var found []string
	for _, l := range check.Find(text) {
		found = append(found, leakNames[l.Kind]+": "+text[l.From:l.To])
	}
	return strings.Join(found, "; ")
}

func TestLeaks(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "",
		"Adult A was seen at home on Monday.": "",

		"NHS 943 476 5919.":                          "nhs: 943 476 5919",
		"NHS number 9434765919":                      "nhs: 9434765919",
		"943-476-5919":                               "nhs: 943-476-5919",
		"9434765918 fails its check digit":           "",
		"94 3476 5919 is grouped otherwise":          "",
		"4010232137 and 401 023 2137":                "nhs: 4010232137; nhs: 401 023 2137",
		"a check digit of ten is none: 999 000 0120": "",

		"born 3 March 1950":                 "birth: 3 March 1950",
		"on 03/03/1950":                     "birth: 03/03/1950",
		"on 3rd March 1950.":                "birth: 3rd March 1950",
		"1950-03-03":                        "birth: 1950-03-03",
		"3.3.50":                            "birth: 3.3.50",
		"March 3, 1950":                     "birth: March 3, 1950",
		"DOB: 01/02/20":                     "birth: 01/02/20",
		"D.O.B. 1 Feb 2020":                 "birth: 1 Feb 2020",
		"date of birth is 1 Feb 2020":       "birth: 1 Feb 2020",
		"met on 12 November 2026":           "",
		"met on 12/11/2026, again 13/11/26": "",
		"31/02/1950 is no day":              "",
		"page 12/11-1950":                   "",
		"12 weeks 1950":                     "",
		"in 1950":                           "",
		"since 12 Sept 1999":                "birth: 12 Sept 1999",
		"the year 1700: 3/3/1700":           "",

		"lives at SN1 2QR now":                "postcode: SN1 2QR",
		"sn12qr":                              "postcode: sn12qr",
		"EC1A 1BB, M1 1AA, B33 8TH":           "postcode: EC1A 1BB; postcode: M1 1AA; postcode: B33 8TH",
		"XX1 2QR is no area, SN1 2QC no unit": "",
		"SN1 and 2QR":                         "",
		"case A7, stage 2":                    "",
		"ec1a1bb":                             "postcode: ec1a1bb",

		"ring 01793 445500":        "telephone: 01793 445500",
		"ring 0117 922 2000 today": "telephone: 0117 922 2000",
		"+44 7700 900123":          "telephone: +44 7700 900123",
		"+44 (0) 7700 900123":      "telephone: +44 (0) 7700 900123",
		"(01793) 445500":           "telephone: (01793) 445500",
		"07700900123":              "telephone: 07700900123",
		"reference 04400 123456":   "",
		"0 1 2 3":                  "",
		"4400":                     "",

		"write to ann.other@nhs.net.": "email: ann.other@nhs.net",
		"@home, a@b, x@y.z":           "email: x@y.z",

		"I spoke to Mrs Okonkwo today":                                       "name: Mrs Okonkwo",
		"Dr. Patel said no":                                                  "name: Dr. Patel",
		"told Margaret about it":                                             "name: Margaret",
		"the manager, Wei Zhang, agreed":                                     "name: Wei Zhang",
		"seen by Mary O'Brien-Smith on Monday":                               "name: Mary O'Brien-Smith",
		"The Social Worker told the Team Manager of Swindon Borough Council": "",
		"South Gloucestershire Council and Avon Trust":                       "",
		"The Mental Capacity Act and the Care Act apply":                     "",
		"Dr said no. Nobody agreed":                                          "",
		"he asked Whether":                                                   "",
		"MR SMITH":                                                           "",
		"Ünal Öz was told":                                                   "",
		"was told by Ünal Öz":                                                "name: Ünal Öz",
	} {
		if got := leaks(text); got != want {
			t.Errorf("%q: %s\nwant %s", text, got, want)
		}
	}
}

// FuzzLeaks: whatever the text, the places lie in it, in order, and do not overlap.
func FuzzLeaks(f *testing.F) {
	f.Add("Mrs Okonkwo, born 3rd March 1950, SN1 2QR, 943 476 5919, +44 7700 900123, a@b.c")
	f.Add("\xff’\x00 1st-é")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, l := range check.Find(text) {
			if l.From < end || l.To <= l.From || l.To > len(text) {
				t.Fatalf("%+v after %d of %d", l, end, len(text))
			}
			end = l.To
		}
	})
}
