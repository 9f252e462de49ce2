package strictjson_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"waymark/app/strictjson"
)

// read takes documents of one shape: {"text", "number", "truth", "list": ["…"], "in": {…the same}}.
func read(b []byte) (texts []string, n uint64, err error) {
	r := strictjson.NewReader(b)
	keys := []string{"text", "number", "truth", "list", "in"}
	var value func(int)
	value = func(k int) {
		switch k {
		case 0:
			texts = append(texts, r.Text(20))
		case 1:
			n = r.Number(1000)
		case 2:
			r.Truth()
		case 3:
			r.List(3, func(int) { texts = append(texts, r.Text(20)) })
		case 4:
			r.Object(keys, 0, value)
		}
	}
	r.Object(keys, 1, value)
	return texts, n, r.End()
}

func TestReads(t *testing.T) {
	for doc, want := range map[string]string{
		`{"text":""}`:                          "",
		` { "text" : "a b" } ` + "\n":          "a b",
		`{"text":"\"\\\/\b\f\n\r\t\u00e9"}`:    "\"\\/\b\f\n\r\té",
		`{"text":"\ud83d\ude00 \uD83D\uDE00"}`: "😀 😀",
		`{"text":"é ☂ 😀"}`:                     "é ☂ 😀",
		`{"text":"\u202eabc"}`:                 "\u202eabc",
		`{"text":"\u0000"}`:                    "\x00",
		`{"text":"\ufffd"}`:                    "\ufffd",
	} {
		got, _, err := read([]byte(doc))
		if err != nil || got[0] != want {
			t.Errorf("%s: %q, %v; want %q", doc, got, err, want)
		}
	}
}

// TestRefuses names the problem and the place of each.
func TestRefuses(t *testing.T) {
	for doc, want := range map[string]string{
		"":                                      "cut off",
		"   ":                                   "cut off",
		"{":                                     "cut off",
		`{"text`:                                "cut off",
		`{"text":`:                              "text: cut off",
		`{"text":"a`:                            "text: cut off",
		`{"text":"a\`:                           "text: cut off",
		`{"text":"a\u00`:                        "text: cut off",
		`{"text":"a"`:                           "cut off",
		`{"text":"a",`:                          "cut off",
		"\ufeff{}":                              "not JSON",
		"// no":                                 "not JSON",
		"[]":                                    "wrong type",
		`"text"`:                                "wrong type",
		"null":                                  "wrong type",
		"{}":                                    "text: key missing",
		`{"number":1}`:                          "text: key missing",
		`{"text":"a"}x`:                         "not JSON",
		`{"text":"a"}{}`:                        "not JSON",
		`{"text":"a",}`:                         "not JSON",
		`{,"text":"a"}`:                         "not JSON",
		`{"text" "a"}`:                          "not JSON",
		`{'text':"a"}`:                          "not JSON",
		`{text:"a"}`:                            "not JSON",
		`{"text":"a" "number":1}`:               "not JSON",
		`{"text":"a","text":"a"}`:               "text: key twice",
		`{"text":"a","t\u0065xt":"a"}`:          "text: key twice",
		`{"text":"a","other":1}`:                "unknown key",
		`{"text":"a","Text":1}`:                 "unknown key",
		`{"text":1}`:                            "text: wrong type",
		`{"text":null}`:                         "text: wrong type",
		`{"text":{}}`:                           "text: wrong type",
		`{"text":[[[[[[[[`:                      "text: wrong type",
		`{"text":%}`:                            "text: not JSON",
		"{\"text\":\"a\nb\"}":                   "text: not JSON",
		`{"text":"\x"}`:                         "text: not JSON",
		`{"text":"\u00g0"}`:                     "text: not JSON",
		`{"text":"\ud83d"}`:                     "text: not text",
		`{"text":"\ud83d\u0041"}`:               "text: not text",
		`{"text":"\ude00"}`:                     "text: not text",
		"{\"text\":\"\xff\"}":                   "text: not text",
		"{\"text\":\"\xed\xa0\x80\"}":           "text: not text",
		"{\"text\":\"\xc0\x80\"}":               "text: not text",
		"{\"text\":\"\u202eabc\"}":              "text: turned text",
		"{\"text\":\"\\n\u2066abc\"}":           "text: turned text",
		`{"text":"123456789012345678901"}`:      "text: text too long",
		`{"text":"\u00e912345678901234567890"}`: "text: text too long",
		`{"text":"a","number":01}`:              "number: not JSON",
		`{"text":"a","number":-1}`:              "number: wrong type",
		`{"text":"a","number":1.0}`:             "number: wrong type",
		`{"text":"a","number":1e2}`:             "number: wrong type",
		`{"text":"a","number":"1"}`:             "number: wrong type",
		`{"text":"a","number":1001}`:            "number: too many",
		`{"text":"a","number":99999999999999999999}`:   "number: too many",
		`{"text":"a","truth":1}`:                       "truth: wrong type",
		`{"text":"a","truth":tru}`:                     "truth: wrong type",
		`{"text":"a","list":["a",1]}`:                  "list[1]: wrong type",
		`{"text":"a","list":["a","b","c","d"]}`:        "list[3]: too many",
		`{"text":"a","list":["a"`:                      "list: cut off",
		`{"text":"a","list":["a",]}`:                   "list: not JSON",
		`{"text":"a","in":{"in":{"list":["a",true]}}}`: "in.in.list[1]: wrong type",
		`{"` + strings.Repeat("a", 99) + `":1}`:        "text too long",
	} {
		_, _, err := read([]byte(doc))
		var e *strictjson.Error
		if !errors.As(err, &e) || err.Error() != want {
			t.Errorf("%q: %v, want %s", doc, err, want)
		}
	}
}

// TestNestingCannotExhaustIt gives it more nesting than any stack would hold.
func TestNestingCannotExhaustIt(t *testing.T) {
	for _, bracket := range []string{"[", `{"text":[`, `{"number":{`} {
		if _, _, err := read([]byte(strings.Repeat(bracket, 3_000_000))); err == nil {
			t.Errorf("%s… is taken", bracket)
		}
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, text := range []string{"", "a", "\"\\/", "é\u202e\u200f\u061c\u2069x", "\x00\x1f\x7f\r\n\t", "😀", "\ufffd\ufeff\u2028"} {
		var w strictjson.Writer
		w.Open('{')
		w.Key("text")
		w.Text(text)
		w.Line()
		w.Key("number")
		w.Number(7)
		w.Key("truth")
		w.True()
		w.Key("list")
		w.Open('[')
		w.Text("b")
		w.Text("c")
		w.Close(']')
		w.Close('}')
		texts, n, err := read(w.Bytes())
		if err != nil || n != 7 || strings.Join(texts, "|") != text+"|b|c" {
			t.Errorf("%q: %q %d %v in %s", text, texts, n, err, w.Bytes())
		}
		var other struct{ Text string }
		if err := json.Unmarshal(w.Bytes(), &other); err != nil || other.Text != text || w.Len() != len(w.Bytes()) {
			t.Errorf("%q: another reader has %q, %v", text, other.Text, err)
		}
	}
}

func TestEveryProblemHasAName(t *testing.T) {
	for p := strictjson.Cut; p <= strictjson.Value; p++ {
		if p.String() == "" || strings.HasPrefix(p.String(), "problem") {
			t.Error(int(p), p)
		}
	}
	if strictjson.Problem(99).String() != "problem 99" {
		t.Error(strictjson.Problem(99))
	}
}

// FuzzReader: what it takes, encoding/json takes too and reads alike.
func FuzzReader(f *testing.F) {
	f.Add([]byte(`{"text":"\ud83d\ude00","number":1000,"list":["a","b"],"in":{"truth":true}}`))
	f.Add([]byte(`{"text":"é"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		texts, n, err := read(b)
		if err != nil {
			return
		}
		var other struct {
			Text   string
			Number uint64
			In     any
		}
		if err := json.Unmarshal(b, &other); err != nil {
			t.Fatalf("taken, and no JSON: %v", err)
		}
		if other.In == nil && other.Number != n {
			t.Fatalf("number %d, another reader has %d", n, other.Number)
		}
		for _, text := range texts {
			if !utf8.ValidString(text) || len(text) > 20 {
				t.Fatalf("text %q", text)
			}
		}
	})
}
