package handover_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
	"waymark/app/workday"
)

func dice(n uint64) *rand.Rand { return rand.New(rand.NewPCG(n, 7)) }

// odd are texts that something on the way could spoil.
var odd = []string{"", "a", "café ☂ 😀", "\x00\x1f\x7f", "a\r\nb\tc", `"\/`, "\u202eabc\u202c", "\u200f", "\ufeff", "\ufffd",
	"e\u0301", "<script>", " \u00a0 ", "=1+1", strings.Repeat("é", notebook.MaxText/2)}

// anyCase is a case with its own id, code and start, of about n entries.
func anyCase(t testing.TB, r *rand.Rand, n int) *notebook.Case {
	t.Helper()
	c := casetest.AnyCase(t, r, n)
	s := c.Start()
	for i := range s.ID {
		s.ID[i] = byte(r.IntN(255) + 1)
	}
	s.Code = fmt.Sprint(string("ABCDEFGH"[r.IntN(8)]), 1+r.IntN(999))
	s.Keeper = notebook.Party{Role: odd[r.IntN(10)], Agency: odd[r.IntN(10)]}
	if r.IntN(3) == 0 {
		s.Received = casetest.Wrote(25, "08:00")
	}
	entries := slices.Collect(c.Entries())
	for i := range entries {
		if e := &entries[i]; e.Text != "" {
			e.Text += odd[r.IntN(len(odd)-1)]
		}
	}
	rebuilt, err := notebook.Rebuild(s, entries)
	if err != nil {
		t.Fatal(err)
	}
	return rebuilt
}

func anyDocument(t testing.TB, n uint64) handover.Document {
	t.Helper()
	r := dice(n)
	d := handover.Document{Sort: handover.Whole, Made: casetest.Wrote(24, "11:00"), From: notebook.Party{Role: "nurse", Agency: odd[r.IntN(10)]}}
	cases := int(n % 4)
	if n%3 == 0 {
		d.Sort, cases = handover.OneCase, 1
	}
	for range cases {
		c := anyCase(t, r, r.IntN(8))
		d.Contents.Cases = append(d.Contents.Cases, c)
		sheet := notebook.Identity{Case: c.Start().ID}
		for range r.IntN(3) {
			sheet.People = append(sheet.People, notebook.Person{Called: "Adult A", Name: odd[r.IntN(10)], Note: odd[r.IntN(len(odd))]})
		}
		d.Contents.Identities = append(d.Contents.Identities, sheet)
		draft := notebook.Draft{ID: c.Start().ID, Entry: casetest.Roll(r, c), Card: n%2 == 0, Began: casetest.Wrote(3, "14:10"), Changed: casetest.Wrote(3, "14:12")}
		if n%3 == 0 {
			draft.Case, draft.Entry.Happened.Date = c.Start().ID, notebook.When{}.Date
		}
		d.Contents.Drafts = append(d.Contents.Drafts, draft)
	}
	if n%2 == 0 {
		d.Contents.Packs = map[string][]byte{"e1": []byte(`{"a":"é"}`), "e2": {0xff, 0, byte(n)}}
		if d.Sort == handover.Whole {
			d.Contents.Keys = []string{"AGE-SECRET-KEY-1X"}
		}
	}
	if n%5 == 0 && d.Sort == handover.Whole {
		for i := range 1 + int(n%4) {
			d.Contents.Holidays = append(d.Contents.Holidays, workday.Date{Year: 2027, Month: 5, Day: 4 + i})
		}
	}
	return d
}

func sameDocument(t testing.TB, want, got handover.Document) {
	t.Helper()
	for i, c := range want.Contents.Cases {
		if i >= len(got.Contents.Cases) {
			t.Fatal("a case is missing")
		}
		o := got.Contents.Cases[i]
		if c.Start() != o.Start() || !slices.Equal(slices.Collect(c.Entries()), slices.Collect(o.Entries())) {
			t.Fatalf("case %d is another", i)
		}
	}
	want.Contents.Cases, got.Contents.Cases = nil, nil
	if !reflect.DeepEqual(want, got) {
		t.Fatalf("read\n%+v\nand not\n%+v", got, want)
	}
}

// TestDocumentsComeBackWhole: a thousand documents, and each is JSON for another reader too.
func TestDocumentsComeBackWhole(t *testing.T) {
	for n := range uint64(1000) {
		d := anyDocument(t, n)
		b, err := d.Encode()
		if err != nil {
			t.Fatal(n, err)
		}
		got, err := handover.DecodeDocument(b)
		if err != nil {
			t.Fatalf("%d: %v\n%.500s", n, err, b)
		}
		sameDocument(t, d, got)
		if !json.Valid(b) {
			t.Fatalf("%d: another reader does not take it", n)
		}
	}
}

func TestDocumentsThatCannotBeWritten(t *testing.T) {
	for name, spoil := range map[string]func(*handover.Document){
		"no sort":                     func(d *handover.Document) { d.Sort = 0 },
		"one case, and there is none": func(d *handover.Document) { d.Sort, d.Contents.Cases = handover.OneCase, nil },
		"one case, and keys":          func(d *handover.Document) { d.Sort, d.Contents.Keys = handover.OneCase, []string{"k"} },
		"from nobody that is text":    func(d *handover.Document) { d.From.Role = "\xff" },
		"a sheet of no case":          func(d *handover.Document) { d.Contents.Identities = make([]notebook.Identity, 1) },
		"a draft of nothing":          func(d *handover.Document) { d.Contents.Drafts = make([]notebook.Draft, 1) },
		"a pack too long": func(d *handover.Document) {
			d.Contents.Packs = map[string][]byte{"a": make([]byte, handover.MaxPack+1)}
		},
		"too many keys":         func(d *handover.Document) { d.Contents.Keys = make([]string, handover.MaxKeys+1) },
		"a key that is no text": func(d *handover.Document) { d.Contents.Keys = []string{"\xff"} },
		"one case, and bank holidays": func(d *handover.Document) {
			*d = handover.Document{Sort: handover.OneCase, Contents: notebook.Contents{Cases: d.Contents.Cases[:1], Holidays: []workday.Date{may(6)}}}
		},
		"bank holidays out of order": func(d *handover.Document) { d.Contents.Holidays = []workday.Date{may(6), may(5)} },
		"a bank holiday twice":       func(d *handover.Document) { d.Contents.Holidays = []workday.Date{may(6), may(6)} },
		"a bank holiday on no day":   func(d *handover.Document) { d.Contents.Holidays = []workday.Date{may(32)} },
		"too many bank holidays": func(d *handover.Document) {
			for n := range notebook.MaxHolidays + 1 {
				d.Contents.Holidays = append(d.Contents.Holidays, may(6).AddDays(n))
			}
		},
	} {
		d := anyDocument(t, 1)
		spoil(&d)
		if b, err := d.Encode(); b != nil || !errors.Is(err, handover.ErrContents) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func may(day int) workday.Date { return workday.Date{Year: 2027, Month: 5, Day: day} }

// TestOnlyBankHolidaysNeedTheSecondVersion: whoever knows only the first can read every document that has none.
func TestOnlyBankHolidaysNeedTheSecondVersion(t *testing.T) {
	d := handover.Document{Sort: handover.Whole, Made: casetest.Wrote(24, "11:00")}
	for want, days := range map[string][]workday.Date{`"version":1,`: nil, `"version":2,`: {may(5), may(6)}} {
		d.Contents.Holidays = days
		b, err := d.Encode()
		if err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%v: %v, %s", days, err, b)
		}
	}
}

// TestTooManyBankHolidaysAreRefused: as many as a notebook keeps are read, and one more is not.
func TestTooManyBankHolidaysAreRefused(t *testing.T) {
	d := handover.Document{Sort: handover.Whole, Made: casetest.Wrote(24, "11:00")}
	for n := range notebook.MaxHolidays {
		d.Contents.Holidays = append(d.Contents.Holidays, may(6).AddDays(n))
	}
	b, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := handover.DecodeDocument(b); err != nil || len(got.Contents.Holidays) != notebook.MaxHolidays {
		t.Errorf("%d read, %v", len(got.Contents.Holidays), err)
	}
	more := strings.Replace(string(b), `"2027-05-06"`, `"2027-05-05","2027-05-06"`, 1)
	if _, err := handover.DecodeDocument([]byte(more)); reason(err) != "holidays[100]: too many" {
		t.Error(reason(err))
	}
}

// TestACaseBringsNoBankHolidays: they would count in every case of whoever takes it in.
func TestACaseBringsNoBankHolidays(t *testing.T) {
	b, err := handover.Document{Sort: handover.OneCase, Made: casetest.Wrote(24, "11:00"), Contents: notebook.Contents{Cases: []*notebook.Case{casetest.Begin(t)}}}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for with, want := range map[string]string{`"version":2`: "taken", `"version":2,"holidays":["2027-05-06"]`: "impossible value"} {
		if _, err := handover.DecodeDocument([]byte(strings.Replace(string(b), `"version":1`, with, 1))); reason(err) != want {
			t.Errorf("%s: %s, want %s", with, reason(err), want)
		}
	}
}

func TestTurnedTextsAreCountedAndShown(t *testing.T) {
	c := casetest.Add(t, casetest.Begin(t), notebook.Entry{Kind: notebook.Note, Happened: casetest.On(3, ""), Text: "a\u202eb"})
	got := notebook.Contents{Cases: []*notebook.Case{c}, Identities: []notebook.Identity{{Case: c.Start().ID, People: []notebook.Person{{Name: "\u2066x"}, {Name: "y"}}}}}
	if n := handover.Turned(got); n != 2 {
		t.Errorf("%d texts turned, want 2", n)
	}
	if s := handover.Visible("a\u202eb\u061cé"); s != "a[U+202E]b[U+061C]é" {
		t.Error(s)
	}
}

func FuzzDocument(f *testing.F) {
	for n := range uint64(6) {
		b, err := anyDocument(f, n).Encode()
		if err != nil {
			f.Fatal(err)
		}
		if len(b) < 20_000 {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := handover.DecodeDocument(b)
		if err != nil {
			if !errors.Is(err, handover.ErrDocument) && !errors.Is(err, handover.ErrNewer) && !errors.Is(err, handover.ErrTooLarge) {
				t.Fatal(err)
			}
			return
		}
		again, err := d.Encode()
		if err != nil {
			t.Fatalf("read, and cannot be written: %v", err)
		}
		got, err := handover.DecodeDocument(again)
		if err != nil {
			t.Fatal(err)
		}
		sameDocument(t, d, got)
	})
}
