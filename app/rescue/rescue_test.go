package rescue_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
	"waymark/app/notebook/vault"
	"waymark/app/rescue"
	"waymark/app/workday"
)

var on, wrote = casetest.On, casetest.Wrote

func open(t testing.TB, stored []rescue.Stored, k rescue.Key) *rescue.Found {
	t.Helper()
	f, err := rescue.Open(stored, k, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func withPhrase() rescue.Key { return rescue.Key{Passphrase: phrase} }

func text(f *rescue.Found) string { return f.Text(on(25, "16:30"), elm) }

// TestWhatIsSaved compares with a text that was written by hand: testdata/notebook.txt is what a person would want to
// find in the file.
func TestWhatIsSaved(t *testing.T) {
	s := newSealed(t)
	s.putCase(caseOf(t, 7, "A7",
		notebook.Entry{Kind: notebook.Arose, Happened: on(3, ""), Text: "No one would look at the stairs.\nShe fell twice."},
		notebook.Entry{Kind: notebook.Contact, Happened: on(19, "14:10"), Stage: 2, Who: notebook.Party{Role: "line manager", Agency: "Trust"},
			How: notebook.ByPhone, Concern: "The stairs", Evidence: "Two falls", Risk: "A third", Asked: "A visit", Reply: "On Friday", Said: "Busy week",
			Owner: notebook.Party{Role: "occupational therapist"}, Due: on(27, "").Date, Repeated: notebook.Yes},
		notebook.Entry{Kind: notebook.Note, Happened: on(20, "08:01"), Text: "Wrong telephone number"},
		notebook.Entry{Kind: notebook.Note, Happened: on(20, "08:02"), Text: "Right telephone number", Amends: 3, Why: "mistyped"},
		notebook.Entry{Kind: notebook.ActionDone, Happened: on(20, "08:03"), Action: 2},
		notebook.Entry{Kind: notebook.Answered, Happened: on(20, "08:04"), Question: "harm-now", Answer: notebook.NotSure},
		notebook.Entry{Kind: notebook.FormSent, Happened: on(20, "08:05"), Form: "record", Who: notebook.Party{Agency: "Council"}, Stage: notebook.Panel},
		notebook.Entry{Kind: notebook.BoardChanged, Happened: on(20, "08:06"), To: notebook.Edition{Board: "oak", Pack: "o9"}, Reason: "She moved"},
	))
	sheet := notebook.Identity{Case: notebook.ID{7}, People: []notebook.Person{{Called: "Adult A", Name: "Zoë Quill", Note: "01632 960123"}}}
	b, err := sheet.Encode()
	s.put(notebook.Identities, sheet.Case.String(), b, err)
	draft := notebook.Draft{ID: notebook.ID{9}, Case: notebook.ID{7}, Began: wrote(24, "14:10"), Changed: wrote(24, "14:12"),
		Entry: notebook.Entry{Kind: notebook.Contact, Said: "half a sent"}}
	b, err = draft.Encode()
	s.put(notebook.Drafts, draft.ID.String(), b, err)
	s.put("packs", "e1", []byte("the pack of Elm"), nil)

	want, err := os.ReadFile("testdata/notebook.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, k := range map[string]rescue.Key{"passphrase": withPhrase(), "code": {Code: s.code.Text()}} {
		if got := text(open(t, s.stored(), k)); got != string(want) {
			t.Errorf("%s: the text is\n%s", name, got)
		}
	}
}

// TestEveryWordOfEveryKind rolls cases and looks for each text that stands in them.
func TestEveryWordOfEveryKind(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	kinds := map[notebook.Kind]bool{}
	for range 12 {
		s := newSealed(t)
		c := casetest.AnyCase(t, r, 60)
		s.putCase(c)
		got := text(open(t, s.stored(), withPhrase()))
		for e := range c.Entries() {
			kinds[e.Kind] = true
			for _, words := range []string{e.Concern, e.Evidence, e.Risk, e.Said, e.Asked, e.Reply, e.Text, e.Reason, e.Why, e.Question, e.Form, e.Who.Role, e.Owner.Agency} {
				for _, w := range strings.FieldsFunc(words, func(r rune) bool { return r == '\n' || r == 0 }) {
					if !strings.Contains(got, w) {
						t.Fatalf("%q is not in the text", w)
					}
				}
			}
			if n := strings.Count(got, fmt.Sprintf("(entry %d)\n", e.Number)); n != 1 {
				t.Errorf("entry %d stands there %d times", e.Number, n)
			}
		}
		if strings.ContainsRune(got, 0) || strings.Contains(got, ":  (entry") {
			t.Error("a zero byte, or an entry without its kind, is in the text")
		}
	}
	if len(kinds) != int(notebook.Withdrawal) {
		t.Errorf("only %d kinds of entry came up", len(kinds))
	}
}

func TestWrongKeys(t *testing.T) {
	s := newSealed(t)
	stored := s.stored()
	other := vault.NewRecoveryCode()
	for _, c := range []struct {
		name string
		key  rescue.Key
		want error
	}{
		{"passphrase", rescue.Key{Passphrase: "another passphrase altogether"}, vault.ErrWrongPassphrase},
		{"mistyped code", rescue.Key{Code: "0000"}, vault.ErrRecoveryCode},
		{"another notebook's code", rescue.Key{Code: other.Text()}, vault.ErrWrongCode},
	} {
		if _, err := rescue.Open(stored, c.key, 0); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", c.name, err, c.want)
		}
	}
}

// TestBadSlots: no slot that is cut off, altered, newer or too dear is ever tried for long, and the other still opens.
func TestBadSlots(t *testing.T) {
	s := newSealed(t)
	whole := slices.Clone(s.records["slots/passphrase"])
	for _, c := range []struct {
		name  string
		spoil func([]byte) []byte
		want  error
	}{
		{"cut off", func(b []byte) []byte { return b[:50] }, vault.ErrDamaged},
		{"a bit flipped", func(b []byte) []byte { b[60] ^= 4; return b }, vault.ErrDamaged},
		{"newer", func(b []byte) []byte { b[8+4] = 2; return b }, vault.ErrNewerFormat},
		{"gone", func([]byte) []byte { return nil }, rescue.ErrNoSlot},
	} {
		s.records["slots/passphrase"] = c.spoil(slices.Clone(whole))
		began := time.Now()
		if _, err := rescue.Open(s.stored(), withPhrase(), 0); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", c.name, err, c.want)
		}
		if took := time.Since(began); took > time.Second {
			t.Errorf("%s: took %v", c.name, took)
		}
		open(t, s.stored(), rescue.Key{Code: s.code.Text()})
	}
}

// TestOneBadRecord: whatever happens to one record, it is told by its place, and all others are saved.
func TestOneBadRecord(t *testing.T) {
	id := notebook.ID{7}.String()
	for _, c := range []struct {
		name  string
		spoil func(s *sealed)
		want  rescue.Problem
	}{
		{"cut off", func(s *sealed) { s.records["cases/"+id] = s.records["cases/"+id][:100] }, rescue.Damaged},
		{"a bit flipped", func(s *sealed) { s.records["cases/"+id][200] ^= 1 }, rescue.Damaged},
		{"newer", func(s *sealed) { s.records["cases/"+id][8] = 9 }, rescue.Newer},
		{"other vault", func(s *sealed) { s.records["cases/"+id][9] ^= 1 }, rescue.OtherVault},
		{"no revision", func(s *sealed) { s.records["cases/"+id] = []byte{1} }, rescue.Damaged},
		{"not read", func(s *sealed) { s.records["cases/"+id] = nil }, rescue.Unread},
		{"missing", func(s *sealed) {
			s.order = slices.DeleteFunc(s.order, func(k string) bool { return k == "cases/"+id })
		}, rescue.Missing},
	} {
		s := newSealed(t)
		s.putCase(caseOf(t, 7, "A7", notebook.Entry{Kind: notebook.Note, Happened: on(3, ""), Text: "in the damaged case"}))
		s.putCase(caseOf(t, 8, "A8", notebook.Entry{Kind: notebook.Note, Happened: on(3, ""), Text: "in the whole case"}))
		stored := s.stored()
		c.spoil(s)
		stored = stored[:0]
		for _, key := range s.order {
			stored = append(stored, rescue.Stored{Key: key, Value: s.records[key]})
		}
		f := open(t, stored, withPhrase())
		want := []rescue.Lost{{Place: vault.Place{Store: "cases", ID: id}, Problem: c.want, Code: "A7", Entries: 1}}
		if !slices.Equal(f.Lost, want) {
			t.Errorf("%s: %+v, not %+v", c.name, f.Lost, want)
		}
		got := text(f)
		if strings.Contains(got, "in the damaged case") || !strings.Contains(got, "in the whole case") || !strings.Contains(got, "a case, case A7, with 1 entry: ") {
			t.Errorf("%s: the text is\n%s", c.name, got)
		}
	}
}

func TestTheListIsDoubted(t *testing.T) {
	s := newSealed(t)
	s.putCase(caseOf(t, 7, "A7"))
	whole := s.stored()
	for _, c := range []struct {
		name   string
		stored []rescue.Stored
		seen   uint64
		want   rescue.Problem
	}{
		{"no list", whole[:len(whole)-1], 0, rescue.NoList},
		{"a counter that was seen is higher", whole, 99, rescue.ListBehind},
		{"a record that no list has", append(slices.Clone(whole), rescue.Stored{Key: "drafts/" + notebook.ID{3}.String(), Value: draftOf(t, s)}), 0, rescue.Unlisted},
		{"a key that is not ours", append(slices.Clone(whole), rescue.Stored{Key: "Something Else", Value: []byte("x")}), 0, rescue.Stranger},
	} {
		f, err := rescue.Open(c.stored, withPhrase(), c.seen)
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Lost) != 1 || f.Lost[0].Problem != c.want || f.Lost[0].Unsaved() || len(f.Cases) != 1 {
			t.Errorf("%s: %+v", c.name, f.Lost)
		}
		if !strings.Contains(text(f), "Not everything is in order.") {
			t.Errorf("%s: the text does not say it", c.name)
		}
	}
}

func draftOf(t *testing.T, s *sealed) []byte {
	d := notebook.Draft{ID: notebook.ID{3}, Began: wrote(24, "14:10"), Changed: wrote(24, "14:12"), Entry: notebook.Entry{Kind: notebook.Note, Text: "loose"}}
	plain, err := d.Encode()
	s.must(err)
	b, err := s.v.Seal(vault.Place{Store: "drafts", ID: d.ID.String()}, 1, plain)
	s.must(err)
	return append([]byte{0, 0, 0, 0, 0, 0, 0, 1}, b...)
}

func TestTheBin(t *testing.T) {
	s := newSealed(t)
	c := caseOf(t, 7, "A7", notebook.Entry{Kind: notebook.Note, Happened: on(3, ""), Text: "deleted by mistake"})
	plain, err := c.Encode()
	s.must(err)
	line, err := c.Summary().Encode()
	s.must(err)
	id := c.Start().ID.String()
	binned := notebook.Binned{ID: notebook.ID{5}, Code: "A7", Deleted: wrote(24, "10:00"), Parts: []notebook.Part{
		{Place: notebook.Place{Store: "cases", ID: id}, Plain: plain}, {Place: notebook.Place{Store: "summaries", ID: id}, Plain: line}}}
	b, err := binned.Encode()
	s.put(notebook.Bin, binned.ID.String(), b, err)
	got := text(open(t, s.stored(), withPhrase()))
	for _, want := range []string{"There is no case in this notebook.", "In the bin: case A7, deleted on Tuesday 24 November 2026, 10:00", "deleted by mistake", "0 cases, 0 entries, 1 thing in the bin."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// FuzzOpen: nothing that lies in a database ends the program or keeps the whole case from being saved.
func FuzzOpen(f *testing.F) {
	s := newSealed(f)
	s.putCase(caseOf(f, 8, "A8", notebook.Entry{Kind: notebook.Note, Happened: on(3, ""), Text: "in the whole case"}))
	stored := s.stored()
	code := s.code.Text()
	for _, one := range stored {
		f.Add(one.Key, one.Value)
	}
	f.Add("cases/\xff", []byte(nil))
	f.Fuzz(func(t *testing.T, key string, value []byte) {
		if strings.HasPrefix(key, "slots/") {
			return // each costs a derivation
		}
		all := append(slices.Clone(stored), rescue.Stored{Key: key, Value: bytes.Clone(value)})
		found, err := rescue.Open(all, rescue.Key{Code: code}, 0)
		if err != nil || !strings.Contains(found.Text(notebook.When{Date: workday.Date{Year: 2026, Month: 11, Day: 25}}, elm), "in the whole case") {
			t.Fatal("not saved", err)
		}
	})
}
