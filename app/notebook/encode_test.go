package notebook_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
	"waymark/app/workday"
)

// A codec is one kind of record, for tests that are the same for all.
type codec struct {
	name   string
	decode func([]byte) (any, error)
	encode func(any) ([]byte, error)
	sample func(t testing.TB, n uint64) any
}

var codecs = []codec{
	{"case", func(b []byte) (any, error) { return notebook.Decode(b) },
		func(v any) ([]byte, error) { return v.(*notebook.Case).Encode() },
		func(t testing.TB, n uint64) any { return anyCase(t, dice(n), int(n%40)) }},
	{"summary", func(b []byte) (any, error) { return notebook.DecodeSummary(b) },
		func(v any) ([]byte, error) { return v.(notebook.Summary).Encode() },
		func(t testing.TB, n uint64) any { return anyCase(t, dice(n), int(n%40)).Summary() }},
	{"settings", func(b []byte) (any, error) { return notebook.DecodeSettings(b) },
		func(v any) ([]byte, error) { return v.(notebook.Settings).Encode() },
		func(t testing.TB, n uint64) any { return anySettings(n) }},
	{"identity sheet", func(b []byte) (any, error) { return notebook.DecodeIdentity(b) },
		func(v any) ([]byte, error) { return v.(notebook.Identity).Encode() },
		func(t testing.TB, n uint64) any { return anyIdentity(n) }},
	{"draft", func(b []byte) (any, error) { return notebook.DecodeDraft(b) },
		func(v any) ([]byte, error) { return v.(notebook.Draft).Encode() },
		func(t testing.TB, n uint64) any { return anyDraft(t, n) }},
	{"bin", func(b []byte) (any, error) { return notebook.DecodeBinned(b) },
		func(v any) ([]byte, error) { return v.(notebook.Binned).Encode() },
		func(t testing.TB, n uint64) any { return anyBinned(n) }},
	{"slip", func(b []byte) (any, error) { return notebook.DecodeSlip(b) },
		func(v any) ([]byte, error) { return v.(notebook.Slip).Encode() },
		func(t testing.TB, n uint64) any { return anySlip(t, n) }},
}

func anyIdentity(n uint64) notebook.Identity {
	i := notebook.Identity{Case: notebook.ID{1}}
	for range n % 5 {
		i.People = append(i.People, notebook.Person{Called: "Adult A", Name: "Ann Other", Note: strings.Repeat("é", int(n%3))})
	}
	return i
}

func anyDraft(t testing.TB, n uint64) notebook.Draft {
	r := dice(n)
	d := notebook.Draft{ID: notebook.ID{2}, Entry: roll(r, begin(t)), Card: n%2 == 0, Began: wrote(3, "14:10"), Changed: wrote(3, "14:12")}
	if n%3 == 0 {
		d.Entry.Happened.Date, d.Case = notebook.When{}.Date, notebook.ID{3}
	}
	return d
}

func anySlip(t testing.TB, n uint64) notebook.Slip {
	c := anyCase(t, dice(n), int(n%40)+1)
	e, _ := c.Entry(uint32(c.Len()))
	s := notebook.Slip{Case: c.Start().ID, Entry: e}
	if n%2 == 0 {
		s.Draft = notebook.ID{5}
	}
	return s
}

func anyBinned(n uint64) notebook.Binned {
	d := notebook.Binned{ID: notebook.ID{4}, Code: "A7", Deleted: wrote(3, "14:10")}
	for i := range n % 4 {
		d.Parts = append(d.Parts, notebook.Part{Place: notebook.Place{Store: notebook.Drafts, ID: fmt.Sprint(i)}, Plain: []byte("\xff\x00")[: n%3 : 2]})
	}
	return d
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, c := range codecs {
		for n := range uint64(60) {
			v := c.sample(t, n)
			b, err := c.encode(v)
			if err != nil {
				t.Fatalf("%s %d: %v", c.name, n, err)
			}
			got, err := c.decode(b)
			if err != nil {
				t.Fatalf("%s %d: %v", c.name, n, err)
			}
			again, err := c.encode(got)
			if err != nil || !bytes.Equal(again, b) {
				t.Fatalf("%s %d: written again it differs, %v", c.name, n, err)
			}
			if want, is := v.(*notebook.Case); is {
				same(t, want, got.(*notebook.Case))
			} else if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", v) {
				t.Fatalf("%s %d: read\n%+v\nand not\n%+v", c.name, n, got, v)
			}
		}
	}
}

func same(t *testing.T, a, b *notebook.Case) {
	t.Helper()
	if a.Start() != b.Start() || !slices.Equal(slices.Collect(a.Entries()), slices.Collect(b.Entries())) {
		t.Fatal("the case that is read is another")
	}
	if !reflect.DeepEqual(a.Chronology(), b.Chronology()) || !reflect.DeepEqual(a.Summary(), b.Summary()) {
		t.Fatal("the case that is read says something else")
	}
}

// TestOneCaseAfterAnother: of a case that was read before, longer or shorter or spoiled, nothing is in the one that is read now.
func TestOneCaseAfterAnother(t *testing.T) {
	var room notebook.Room
	for _, entries := range []uint64{40, 3, 17, 0, 40, 1} {
		want := anyCase(t, dice(entries), int(entries))
		b, err := want.Encode()
		if err != nil {
			t.Fatal(err)
		}
		got, err := room.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		same(t, want, got)
		if again, err := got.Encode(); err != nil || !bytes.Equal(again, b) {
			t.Errorf("%d entries: written again it differs", entries)
		}
		if c, err := room.Decode(b[:len(b)-1]); c != nil || !errors.Is(err, notebook.ErrDamaged) {
			t.Errorf("%d entries, cut short: %v, %v", entries, c, err)
		}
	}
}

// TestDamageIsFound cuts records off everywhere and changes every bit of them: what is read, if
// anything, is what those bytes say and nothing more.
func TestDamageIsFound(t *testing.T) {
	for _, c := range codecs {
		b, err := c.encode(c.sample(t, 15))
		if err != nil {
			t.Fatal(err)
		}
		for n := range b {
			if _, err := c.decode(b[:n]); !errors.Is(err, notebook.ErrDamaged) {
				t.Fatalf("%s cut to %d bytes: %v", c.name, n, err)
			}
			for bit := range 8 {
				changed := bytes.Clone(b)
				changed[n] ^= 1 << bit
				c.honest(t, changed)
			}
		}
		if _, err := c.decode(append(b, 0)); !errors.Is(err, notebook.ErrDamaged) {
			t.Errorf("%s with something after its end: %v", c.name, err)
		}
		if b[1] = 2; true {
			if _, err := c.decode(b); !errors.Is(err, notebook.ErrNewerFormat) {
				t.Errorf("%s of a newer format: %v", c.name, err)
			}
		}
		if _, err := c.decode(make([]byte, notebook.MaxBinned+1)); !errors.Is(err, notebook.ErrDamaged) {
			t.Errorf("%s too long: %v", c.name, err)
		}
	}
}

// honest says whether bytes are refused with one of two errors, or are exactly what writing
// again gives.
func (c codec) honest(t *testing.T, b []byte) {
	t.Helper()
	v, err := c.decode(b)
	if err != nil {
		if !errors.Is(err, notebook.ErrDamaged) && !errors.Is(err, notebook.ErrNewerFormat) {
			t.Fatalf("%s: %v", c.name, err)
		}
		return
	}
	again, err := c.encode(v)
	if err != nil || !bytes.Equal(again, b) {
		t.Fatalf("%s: read, and written otherwise: %v\n% x\n% x", c.name, err, b, again)
	}
	if cs, is := v.(*notebook.Case); is {
		cs.Chronology()
		if _, err := cs.Summary().Encode(); err != nil {
			t.Fatal(err)
		}
	}
}

func fuzz(f *testing.F, name string) {
	c := codecs[slices.IndexFunc(codecs, func(c codec) bool { return c.name == name })]
	for n := range uint64(10) {
		b, err := c.encode(c.sample(f, n))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) { c.honest(t, b) })
}

func FuzzCase(f *testing.F)     { fuzz(f, "case") }
func FuzzSummary(f *testing.F)  { fuzz(f, "summary") }
func FuzzIdentity(f *testing.F) { fuzz(f, "identity sheet") }
func FuzzDraft(f *testing.F)    { fuzz(f, "draft") }
func FuzzSettings(f *testing.F) { fuzz(f, "settings") }
func FuzzBinned(f *testing.F)   { fuzz(f, "bin") }
func FuzzSlip(f *testing.F)     { fuzz(f, "slip") }

func FuzzParseID(f *testing.F) {
	f.Add(notebook.ID{1}.String())
	f.Fuzz(func(t *testing.T, s string) {
		if id, ok := notebook.ParseID(s); ok && id.String() != s {
			t.Error("an id that reads otherwise")
		}
	})
}

func TestEncodeRefusesWhatItCouldNotRead(t *testing.T) {
	long := strings.Repeat("x", notebook.MaxText+1)
	draft, sheet, bin := anyDraft(t, 1), anyIdentity(2), anyBinned(2)
	for name, c := range map[string]struct {
		encode func() ([]byte, error)
		want   error
	}{
		"draft too long":   {func() ([]byte, error) { d := draft; d.Entry.Text = long; return d.Encode() }, notebook.ErrTooLong},
		"draft not text":   {func() ([]byte, error) { d := draft; d.Entry.Text = "\xff"; return d.Encode() }, notebook.ErrEntry},
		"draft of no kind": {func() ([]byte, error) { d := draft; d.Entry.Kind = 0; return d.Encode() }, notebook.ErrEntry},
		"draft of no time": {func() ([]byte, error) { d := draft; d.Changed.Local.Clock = 0; return d.Encode() }, notebook.ErrEntry},
		"draft without id": {func() ([]byte, error) { d := draft; d.ID = notebook.ID{}; return d.Encode() }, notebook.ErrEntry},
		"draft of no day":  {func() ([]byte, error) { d := draft; d.Entry.Happened.Date.Month = 13; return d.Encode() }, notebook.ErrEntry},
		"sheet of no case": {func() ([]byte, error) { i := sheet; i.Case = notebook.ID{}; return i.Encode() }, notebook.ErrEntry},
		"sheet too long": {func() ([]byte, error) {
			return notebook.Identity{Case: notebook.ID{1}, People: []notebook.Person{{Note: long}}}.Encode()
		}, notebook.ErrTooLong},
		"sheet not text": {func() ([]byte, error) {
			return notebook.Identity{Case: notebook.ID{1}, People: []notebook.Person{{Name: "\xff"}}}.Encode()
		}, notebook.ErrEntry},
		"too many people": {func() ([]byte, error) {
			return notebook.Identity{Case: notebook.ID{1}, People: make([]notebook.Person, notebook.MaxPeople+1)}.Encode()
		}, notebook.ErrTooLong},
		"sheet too heavy": {func() ([]byte, error) {
			people := slices.Repeat([]notebook.Person{{Note: long[1:]}}, 100)
			return notebook.Identity{Case: notebook.ID{1}, People: people}.Encode()
		}, notebook.ErrTooLong},
		"binned without code": {func() ([]byte, error) { d := bin; d.Code = "x"; return d.Encode() }, notebook.ErrCase},
		"binned nowhere":      {func() ([]byte, error) { d := bin; d.Parts = make([]notebook.Part, 1); return d.Encode() }, notebook.ErrPlace},
		"too much at once":    {func() ([]byte, error) { d := bin; d.Parts = make([]notebook.Part, 1001); return d.Encode() }, notebook.ErrTooLong},
		"binned too heavy": {func() ([]byte, error) {
			d := bin
			d.Parts = []notebook.Part{{Place: notebook.Place{Store: "cases", ID: "a"}, Plain: make([]byte, notebook.MaxBinned)}}
			return d.Encode()
		}, notebook.ErrTooLong},
	} {
		if b, err := c.encode(); b != nil || !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	heavy := notebook.Summary{ID: notebook.ID{1}, Code: "A7", Edition: began}.Telling(notebook.Told{
		Events: slices.Repeat([]notebook.Event{{Kind: 1, Who: long[:300], Form: long[:300]}}, 20_000)})
	if _, err := heavy.Encode(); !errors.Is(err, notebook.ErrFull) {
		t.Errorf("heavy summary: %v", err)
	}
}

// TestStoredCaseStaysReadable holds the bytes of format 1: a change that alters them needs a
// new format, because people's records are written like this.
func TestStoredCaseStaysReadable(t *testing.T) {
	c := add(t, begin(t),
		notebook.Entry{Kind: notebook.Contact, Happened: on(19, "14:10"), Stage: 1, How: notebook.ByPhone, Who: notebook.Party{Role: "nurse"}, Said: "é"},
		notebook.Entry{Kind: notebook.EditionMoved, Happened: on(20, ""), To: notebook.Edition{Board: "elm", Pack: "e2"}, Reason: "newer"},
		notebook.Entry{Kind: notebook.Withdrawal, Happened: on(20, ""), Amends: 1, Why: "twice"})
	const want = "4301" + "01000000000000000000000000000000" + // a case of format 1, its id
		"024137" + "074164756c742041" + "0d736f6369616c20776f726b6572" + "07436f756e63696c" + // A7, Adult A, social worker, Council
		"03656c6d" + "026531" + "8095d9b29934e1aa3f9d04" + // elm, e1, created
		"03" + // entries
		"02" + "f3aa3fd306" + "80bdbcc19f34f4aa3f9d04" + "00" + // contact, happened, written, under
		"0101" + "02056e75727365" + "0401" + "0802c3a9" + "00" + // stage, who, how, said
		"18" + "f4aa3f00" + "e091c0c19f34f4aa3f9e04" + "00" +
		"10056e65776572" + "1503656c6d" + "16026532" + "00" + // reason, to
		"1a" + "f4aa3f00" + "c0e6c3c19f34f4aa3f9f04" + "02" +
		"1701" + "18057477696365" + "00" // amends, why
	b, err := c.Encode()
	if got := fmt.Sprintf("%x", b); err != nil || got != want {
		t.Errorf("%v\n%s\n%s", err, got, want)
	}
}

func anySettings(n uint64) notebook.Settings {
	s := notebook.FirstSettings()
	s.IdleMinutes, s.EntriesAtCopy, s.ReviewMonths = 1+int(n%notebook.MaxIdle), int(n), int(n%notebook.MaxReview)
	if n%2 == 1 {
		s.LastCopy, s.Identity = casetest.Wrote(3, "12:00"), "a key"
		s.Holidays = []workday.Date{{Year: 2027, Month: 6, Day: int(1 + n%28)}}
	}
	if n%3 == 1 {
		s.Opened = casetest.Wrote(4, "08:30")
	}
	return s
}

// TestHolidaysAreEachThereOnce, in order of date.
func TestHolidaysAreEachThereOnce(t *testing.T) {
	day := func(d int) workday.Date { return workday.Date{Year: 2031, Month: 6, Day: d} }
	var s notebook.Settings
	s.AddHolidays(day(5), day(3))
	s.AddHolidays(day(3), day(4))
	if want := []workday.Date{day(3), day(4), day(5)}; !slices.Equal(s.Holidays, want) {
		t.Errorf("added: %v", s.Holidays)
	}
	s.RemoveHoliday(day(4))
	s.RemoveHoliday(day(9))
	if want := []workday.Date{day(3), day(5)}; !slices.Equal(s.Holidays, want) {
		t.Errorf("removed: %v", s.Holidays)
	}
}

// TestSettingsOutOfBounds: what a screen would let through by mistake is not stored.
func TestSettingsOutOfBounds(t *testing.T) {
	for name, spoil := range map[string]func(*notebook.Settings){
		"never locks":     func(s *notebook.Settings) { s.IdleMinutes = 0 },
		"locks too late":  func(s *notebook.Settings) { s.IdleMinutes = notebook.MaxIdle + 1 },
		"hidden for ever": func(s *notebook.Settings) { s.HiddenSeconds = notebook.MaxHidden + 1 },
		"a day that is none": func(s *notebook.Settings) {
			s.Holidays = []workday.Date{{Year: 2027, Month: 2, Day: 30}}
		},
		"too many days": func(s *notebook.Settings) {
			s.Holidays = slices.Repeat([]workday.Date{{Year: 2027, Month: 2, Day: 1}}, notebook.MaxHolidays+1)
		},
		"less than nothing": func(s *notebook.Settings) { s.EntriesAtCopy = -1 },
	} {
		s := notebook.FirstSettings()
		spoil(&s)
		if _, err := s.Encode(); !errors.Is(err, notebook.ErrEntry) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
