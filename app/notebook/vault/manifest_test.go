package vault_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"waymark/app/notebook/vault"
)

// shelf is a store for tests: it keeps what it is given, and the manifest that belongs to it.
type shelf struct {
	t       testing.TB
	v       *vault.Vault
	m       *vault.Manifest
	records map[vault.Place][]byte
	earlier *vault.Manifest // what is sealed as the list, if the rest is sealed as changes since
}

func newShelf(t testing.TB) *shelf {
	v := vault.NewCheap()
	return &shelf{t: t, v: v, m: v.NewManifest(), records: map[vault.Place][]byte{}}
}

// sealSince seals what has changed since a manifest that was sealed.
func (s *shelf) sealSince(earlier *vault.Manifest, sealed []byte) []byte {
	s.t.Helper()
	base, ok := vault.BaseOf(sealed)
	since, err := s.v.SealSince(s.m, base, s.m.Since(earlier))
	if !ok || err != nil {
		s.t.Fatal(ok, err)
	}
	return since
}

// put seals a text as the next revision of a place and gives the bytes that were there.
func (s *shelf) put(p vault.Place, text string) (before []byte) {
	s.t.Helper()
	revision, _ := s.m.Revision(p)
	sealed, err := s.v.Seal(p, revision+1, []byte(text))
	if err != nil {
		s.t.Fatal(err)
	}
	if s.m, err = s.m.Next(vault.Put(p, sealed)); err != nil {
		s.t.Fatal(err)
	}
	before = s.records[p]
	s.records[p] = sealed
	return before
}

func (s *shelf) remove(p vault.Place) {
	s.t.Helper()
	var err error
	if s.m, err = s.m.Next(vault.Remove(p)); err != nil {
		s.t.Fatal(err)
	}
	delete(s.records, p)
}

func (s *shelf) list() (all []vault.Record) {
	for p, sealed := range s.records {
		all = append(all, vault.Record{Place: p, Sealed: sealed})
	}
	return all
}

// check gives what Check finds, by place.
func (s *shelf) check(records []vault.Record) map[vault.Place]vault.Problem {
	s.t.Helper()
	found, err := s.m.Check(s.v, slices.Values(records))
	if err != nil {
		s.t.Fatal(err)
	}
	by := map[vault.Place]vault.Problem{}
	for _, f := range found {
		by[f.Place] = f.Problem
	}
	if len(by) != len(found) {
		s.t.Errorf("a place was found twice: %v", found)
	}
	return by
}

func at(store string, id int) vault.Place { return vault.Place{Store: store, ID: fmt.Sprint("id", id)} }

// Whatever is put and removed, in whatever order, the manifest lists what is there, opens as it was sealed, and
// counts up.
func TestManifestFollows(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	s := newShelf(t)
	for i := range 400 {
		p := at([]string{"cases", "bin", "identity"}[r.IntN(3)], r.IntN(25))
		if _, listed := s.m.Revision(p); listed && r.IntN(3) == 0 {
			s.remove(p)
		} else {
			s.put(p, strings.Repeat("x", r.IntN(500)))
		}
		if s.m.Counter() != uint64(i+2) || s.m.Len() != len(s.records) {
			t.Fatalf("counter %d, %d listed, %d there", s.m.Counter(), s.m.Len(), len(s.records))
		}
		if i%20 == 0 {
			sealed, err := s.v.SealManifest(s.m)
			if err != nil {
				t.Fatal(err)
			}
			if s.m, err = s.v.OpenManifest(sealed); err != nil {
				t.Fatal(err)
			}
		}
		if found := s.check(s.list()); len(found) > 0 {
			t.Fatalf("found %v", found)
		}
	}
}

// TestManifestIDs: those of one store, in their order, and none that was removed; the same from a list and from changes since.
func TestManifestIDs(t *testing.T) {
	s := newShelf(t)
	for i := range 2*vault.MostSince + 3 {
		s.put(vault.Place{Store: "cases", ID: fmt.Sprintf("%03d", (i*7)%131)}, "x")
	}
	for _, store := range []string{"case", "cases-", "caset", "a", "z"} {
		s.put(vault.Place{Store: store, ID: "m"}, "y")
	}
	s.remove(vault.Place{Store: "cases", ID: "005"})
	var want []string
	for i := range 2*vault.MostSince + 3 {
		if i != 5 {
			want = append(want, fmt.Sprintf("%03d", i))
		}
	}
	if got := s.m.IDs("cases"); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := s.m.IDs("z"); !slices.Equal(got, []string{"m"}) {
		t.Errorf("the last store: %v", got)
	}
	if got := s.m.IDs("cas"); got != nil {
		t.Errorf("a store without records: %v", got)
	}
}

func TestManifestNextAtOnce(t *testing.T) {
	s := newShelf(t)
	var changes []vault.Change
	for i := range 300 {
		p := at("cases", i*7919%300)
		sealed, _ := s.v.Seal(p, 1, nil)
		s.records[p] = sealed
		changes = append(changes, vault.Put(p, sealed))
	}
	before := s.m
	next, err := s.m.Next(changes...)
	if err != nil || next.Len() != 300 || before.Len() != 0 {
		t.Fatalf("%d, %d, %v", next.Len(), before.Len(), err)
	}
	s.m = next
	if found := s.check(s.list()); len(found) > 0 {
		t.Error(found)
	}
}

func TestManifestNextRefuses(t *testing.T) {
	s := newShelf(t)
	p := at("cases", 1)
	first := s.put(p, "one")
	if first != nil {
		t.Fatal("the shelf was not empty")
	}
	one := s.records[p]
	s.put(p, "two")
	foreign, _ := vault.New().Seal(p, 9, nil)
	third, _ := s.v.Seal(p, 3, nil)
	newer := bytes.Clone(third)
	newer[0] = 9
	before := s.m.Counter()
	for name, c := range map[string]struct {
		changes []vault.Change
		want    error
	}{
		"an earlier revision":   {[]vault.Change{vault.Put(p, one)}, vault.ErrRevision},
		"the same revision":     {[]vault.Change{vault.Put(p, s.records[p])}, vault.ErrRevision},
		"one place twice":       {[]vault.Change{vault.Put(p, third), vault.Remove(p)}, vault.ErrRevision},
		"remove what is not":    {[]vault.Change{vault.Remove(at("cases", 2))}, vault.ErrNotListed},
		"another vault":         {[]vault.Change{vault.Put(p, foreign)}, vault.ErrOtherVault},
		"no record":             {[]vault.Change{vault.Put(p, nil)}, vault.ErrDamaged},
		"a record of tomorrow":  {[]vault.Change{vault.Put(p, newer)}, vault.ErrNewerFormat},
		"a place with no store": {[]vault.Change{vault.Put(vault.Place{ID: "x"}, third)}, vault.ErrPlace},
	} {
		if _, err := s.m.Next(c.changes...); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := s.v.MaxedManifest().Next(); !errors.Is(err, vault.ErrRevision) {
		t.Errorf("counter at its end: %v", err)
	}
	if _, listed := s.m.Revision(at("cases", 2)); listed || s.m.Counter() != before {
		t.Error("a refused change changed the manifest")
	}
}

func TestNotBefore(t *testing.T) {
	s := newShelf(t)
	old := s.m
	s.put(here, "text")
	if err := s.m.NotBefore(s.m.Counter()); err != nil {
		t.Error(err)
	}
	if err := old.NotBefore(s.m.Counter()); !errors.Is(err, vault.ErrRolledBack) {
		t.Errorf("the manifest of before: %v", err)
	}
}

func TestManifestEveryBit(t *testing.T) {
	s := newShelf(t)
	s.put(here, "text")
	sealed, err := s.v.SealManifest(s.m)
	if err != nil {
		t.Fatal(err)
	}
	accepted := 0
	for i := range sealed {
		for bit := range 8 {
			b := bytes.Clone(sealed)
			b[i] ^= 1 << bit
			if _, err := s.v.OpenManifest(b); err == nil {
				accepted++
			}
		}
		for _, b := range [][]byte{sealed[:i], sealed[i+1:], slices.Insert(bytes.Clone(sealed), i, 0)} {
			if _, err := s.v.OpenManifest(b); err == nil {
				accepted++
			}
		}
	}
	if accepted > 0 {
		t.Errorf("%d altered manifests opened", accepted)
	}
	id, counter, err := vault.ReadCounter(sealed)
	if err != nil || id != s.v.ID() || counter != 2 {
		t.Errorf("in clear: %v %d %v", id, counter, err)
	}
}

func TestManifestRefuses(t *testing.T) {
	s := newShelf(t)
	sealed, _ := s.v.SealManifest(s.m)
	other := vault.New()
	with := func(at int, b ...byte) []byte {
		c := bytes.Clone(sealed)
		copy(c[at:], b)
		return c
	}
	open := func(b []byte) error { _, err := s.v.OpenManifest(b); return err }
	_, foreign := other.OpenManifest(sealed)
	_, unsealable := other.SealManifest(s.m)
	_, huge := s.v.SealManifest(s.v.HugeManifest(1 << 17))
	_, check := s.m.Check(other, slices.Values([]vault.Record{}))
	for name, c := range map[string]struct{ got, want error }{
		"newer":            {open(with(4, 2)[:5]), vault.ErrNewerFormat},
		"counter 0":        {open(with(21, make([]byte, 8)...)), vault.ErrDamaged},
		"counter too high": {open(with(21, 0x7f)), vault.ErrDamaged},
		"other counter":    {open(with(28, 2)), vault.ErrDamaged},
		"other vault":      {foreign, vault.ErrOtherVault},
		"seal for another": {unsealable, vault.ErrOtherVault},
		"check by another": {check, vault.ErrOtherVault},
		"over 16 MiB":      {huge, vault.ErrTooLarge},
		"not padded":       {open(s.v.SealBody(make([]byte, 300))), vault.ErrDamaged},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

// entryOf writes an entry as FORMAT.md has it.
func entryOf(store, id string, revision uint64) string {
	b := append([]byte{byte(len(store))}, store...)
	b = append(append(b, byte(len(id))), id...)
	return string(binary.BigEndian.AppendUint64(b, revision)) + strings.Repeat("t", 16)
}

func TestManifestBody(t *testing.T) {
	v := vault.New()
	a, b := entryOf("s", "a", 1), entryOf("s", "b", 1<<53-1)
	for body, good := range map[string]bool{
		"\x00\x00\x00\x00":                             true,
		"\x00\x00\x00\x02" + a + b:                     true,
		"\x00\x00\x00\x02" + b + a:                     false, // out of order
		"\x00\x00\x00\x02" + a + a:                     false, // one place twice
		"\x00\x00\x00\x01" + a + b:                     false, // something left over
		"\x00\x00\x00\x03" + a + b:                     false, // something missing
		"\xff\xff\xff\xff" + a + b:                     false,
		"\x00\x00\x00\x01" + a[:27]:                    false,
		"\x00\x00\x00\x01\x01":                         false,
		"\x00\x00\x00":                                 false,
		"":                                             false,
		"\x00\x00\x00\x01\xff" + a:                     false, // a name longer than what is there
		"\x00\x00\x00\x01\x01s\xff" + a:                false,
		"\x00\x00\x00\x01\x01s\x18" + a[4:] + "1234":   false, // an id, and no room for the rest
		"\x00\x00\x00\x01" + entryOf("", "a", 1) + "x": false,
		"\x00\x00\x00\x01" + entryOf("s", "", 1) + "x": false,
		"\x00\x00\x00\x01" + entryOf(strings.Repeat("s", 65), "a", 1):                      false,
		"\x00\x00\x00\x01" + entryOf("s", strings.Repeat("a", 129), 1):                     false,
		"\x00\x00\x00\x01" + entryOf("s", "a", 0):                                          false,
		"\x00\x00\x00\x01" + entryOf("s", "a", 1<<53):                                      false,
		"\x00\x00\x00\x01" + entryOf(strings.Repeat("s", 64), strings.Repeat("a", 128), 1): true,
	} {
		_, err := v.OpenManifest(v.SealBody(vault.Coarse.PadText([]byte(body))))
		if good && err != nil || !good && !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("%q: %v", body, err)
		}
	}
}

// Each way for a record not to be the one listed has its own name.
func TestCheckTellsApart(t *testing.T) {
	s := newShelf(t)
	for i := range 12 {
		s.put(at("cases", i), "first")
	}
	older := maps.Clone(s.records)
	for i := range 12 {
		s.put(at("cases", i), "second")
	}
	now := s.m
	s.put(at("cases", 4), "third")
	ahead := s.records[at("cases", 4)]
	s.m = now
	removed := s.records[at("cases", 11)]
	s.remove(at("cases", 11))
	twin, _ := s.v.Seal(at("cases", 5), 2, []byte("second"))
	foreign, _ := vault.New().Seal(at("cases", 6), 2, []byte("second"))
	stranger, _ := vault.New().Seal(at("cases", 99), 1, nil)

	delete(s.records, at("cases", 1))                                 // missing
	s.records[at("cases", 2)] = older[at("cases", 2)]                 // rolled back
	s.records[at("cases", 4)] = ahead                                 // ahead
	s.records[at("cases", 5)] = twin                                  // replaced
	s.records[at("cases", 6)] = foreign                               // foreign
	s.records[at("cases", 7)] = s.records[at("cases", 8)]             // moved
	s.records[at("cases", 9)] = s.records[at("cases", 9)][:50]        // cut off
	s.records[at("cases", 10)] = append([]byte{3}, "tomorrow"...)     // newer
	s.records[at("cases", 11)] = removed                              // put back after it was removed
	s.records[at("cases", 99)] = stranger                             // of another vault, in a place of its own
	s.records[at("drafts", 1)], _ = s.v.Seal(at("drafts", 1), 1, nil) // never listed
	s.records[vault.Place{}] = removed                                // no place at all
	want := map[vault.Place]vault.Problem{
		at("cases", 1): vault.Missing, at("cases", 2): vault.RolledBack, at("cases", 4): vault.Ahead, at("cases", 5): vault.Replaced,
		at("cases", 6): vault.Foreign, at("cases", 7): vault.Damaged, at("cases", 9): vault.Damaged, at("cases", 10): vault.Newer,
		at("cases", 11): vault.Extra, at("cases", 99): vault.Foreign, at("drafts", 1): vault.Extra, {}: vault.Damaged,
	}
	if got := s.check(s.list()); !maps.Equal(got, want) {
		t.Errorf("found %v\nwant  %v", got, want)
	}
	if got := s.check(nil); len(got) != 11 || got[at("cases", 0)] != vault.Missing {
		t.Errorf("an empty store: %v", got)
	}
}

// The same record twice is one too many; and what has been changed under its tag is left to Open.
func TestCheckTwice(t *testing.T) {
	s := newShelf(t)
	s.put(here, "text")
	one := s.list()[0]
	if got := s.check([]vault.Record{one, one}); got[here] != vault.Extra {
		t.Errorf("twice: %v", got)
	}
	b := bytes.Clone(one.Sealed)
	b[60] ^= 1
	if got := s.check([]vault.Record{{Place: here, Sealed: b}}); len(got) > 0 {
		t.Errorf("altered under its tag: %v", got)
	}
	if _, _, err := s.v.Open(here, b); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("and opened: %v", err)
	}
}

func TestProblemNames(t *testing.T) {
	seen := map[string]bool{}
	for p := vault.Missing; p <= vault.Newer; p++ {
		seen[p.String()] = true
	}
	if len(seen) != 8 || seen[""] || vault.Problem(0).String() != "unknown" || vault.Problem(9).String() != "unknown" {
		t.Errorf("names: %v", seen)
	}
}
