package packed_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"waymark/app/packed"
	"waymark/app/strictjson"
	"waymark/app/workday"
)

// tree has one of everything that a pack can hold.
type tree struct {
	Name   string            `json:"name"`
	Kind   kind              `json:"kind,omitempty"`
	Small  uint8             `json:"small,omitempty"`
	Rank   int               `json:"rank,omitempty"`
	True   bool              `json:"true,omitempty"`
	Day    workday.Date      `json:"day,omitzero"`
	Month  workday.Month     `json:"month,omitzero"`
	Fields map[string]string `json:"fields,omitempty"`
	ByRank map[int]string    `json:"byRank,omitempty"`
	Trees  map[string]*tree  `json:"trees,omitempty"`
	Below  []tree            `json:"below,omitempty"`
	One    *tree             `json:"one,omitempty"`
	Always []string          `json:"always"`
	Bare   string
	Line   int `json:"-"`
}

type kind string

func whole() tree {
	day, month := workday.Date{Year: 2027, Month: 1, Day: 11}, workday.Month{Year: 2026, Month: 3}
	return tree{Name: "a \"b\"\n é \u202e 😀", Kind: "stage", Small: 255, Rank: 3, True: true, Day: day, Month: month,
		Fields: map[string]string{"b": "2", "a": "1"}, ByRank: map[int]string{10: "ten", 2: "two"},
		Trees: map[string]*tree{"x": leaf("in a map")}, Below: []tree{*leaf("one"), {Name: "two", Below: []tree{*leaf("deep")}, Always: []string{"c"}}},
		One: leaf("pointed to"), Always: []string{"", "b"}, Bare: "c"}
}

func leaf(name string) *tree { return &tree{Name: name, Always: []string{"a"}} }

func TestComesBack(t *testing.T) {
	for name, in := range map[string]tree{"empty": {}, "whole": whole()} {
		b, err := packed.Encode(in)
		if err != nil {
			t.Fatal(name, err)
		}
		again, _ := packed.Encode(&in)
		if string(b) != string(again) {
			t.Errorf("%s: %s, then %s", name, b, again)
		}
		var out, other tree
		if err := packed.Decode(b, &out); err != nil || !reflect.DeepEqual(in, out) {
			t.Errorf("%s: %v\n%+v\n%+v", name, err, in, out)
		}
		if err := json.Unmarshal(b, &other); err != nil || name == "whole" && !reflect.DeepEqual(in, other) {
			t.Errorf("%s: another reader has %+v, %v", name, other, err)
		}
	}
}

// TestReadsWhatAnotherWriterWrote: packs made before this package are read.
func TestReadsWhatAnotherWriterWrote(t *testing.T) {
	in := whole()
	in.Name = "a \"b\"\n é 😀" // another writer does not escape what turns the direction of writing
	b, err := json.MarshalIndent(in, " ", "\t")
	if err != nil {
		t.Fatal(err)
	}
	var out tree
	if err := packed.Decode(b, &out); err != nil || !reflect.DeepEqual(in, out) {
		t.Errorf("%v: %+v", err, out)
	}
}

func TestRefuses(t *testing.T) {
	for doc, want := range map[string]string{
		``:                                       "cut off",
		`[]`:                                     "wrong type",
		`{"name":"a"}{}`:                         "not JSON",
		`{"name":"a","name":"b"}`:                "name: key twice",
		`{"Name":"a"}`:                           "unknown key",
		`{"Line":1}`:                             "unknown key",
		`{"small":256}`:                          "small: impossible value",
		`{"rank":-1}`:                            "rank: wrong type",
		`{"day":"2027-02-30"}`:                   "day: impossible value",
		`{"day":{"Year":2027}}`:                  "day: wrong type",
		`{"byRank":{"two":"b"}}`:                 "byRank[0]: impossible value",
		`{"byRank":{"1":"a","01":"b"}}`:          "byRank[1]: impossible value",
		`{"fields":{"a":"1","a":"2"}}`:           "fields[1]: key twice",
		`{"below":[{"below":[{"name":1}]}]}`:     "below[0].below[0].name: wrong type",
		`{"always":null}`:                        "always: wrong type",
		strings.Repeat(`{"one":`, 101) + `{}`:    strings.Repeat("one.", 99) + "one: too many",
		strings.Repeat(`{"below":[`, 99999):      strings.Repeat("below[0].", 49) + "below[0]: too many",
		`{"below":[{"trees":{"secret":{"a":1}}}`: "below[0].trees[0]: unknown key",
	} {
		var out tree
		err := packed.Decode([]byte(doc), &out)
		var e *strictjson.Error
		if !errors.As(err, &e) || err.Error() != want {
			t.Errorf("%.80s: %v, not %q", doc, err, want)
		}
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	endless := &tree{}
	endless.One = endless
	for name, v := range map[string]any{
		"below 0": tree{Rank: -1}, "no text": tree{Name: "\xff"}, "no such day": tree{Day: workday.Date{Year: 2027, Month: 13, Day: 1}},
		"endless": endless, "fraction": struct{ F float64 }{1.5}, "key": tree{Fields: map[string]string{"a\"": ""}},
		"long key": tree{Fields: map[string]string{strings.Repeat("a", 65): ""}}, "nil in a map": tree{Trees: map[string]*tree{"a": nil}},
		"false in a list": []bool{false},
	} {
		if b, err := packed.Encode(v); err == nil {
			t.Errorf("%s: %s", name, b)
		}
	}
}

// FuzzDecode: what is taken can be written, is read alike by another reader, and comes back.
func FuzzDecode(f *testing.F) {
	b, err := packed.Encode(whole())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		var in, other, out tree
		if packed.Decode(b, &in) != nil {
			return
		}
		if err := json.Unmarshal(b, &other); err != nil || other.Name != in.Name || len(other.Below) != len(in.Below) {
			t.Fatalf("another reader: %v, %+v", err, other)
		}
		again, err := packed.Encode(in)
		if err != nil {
			return // an escaped sign in a key
		}
		if err := packed.Decode(again, &out); err != nil || !reflect.DeepEqual(in, out) {
			t.Fatalf("%v: %+v, then %+v", err, in, out)
		}
	})
}
