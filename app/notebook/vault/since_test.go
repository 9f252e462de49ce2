package vault_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"waymark/app/notebook/vault"
)

// sinceShelf is a shelf with a sealed list, and changes sealed since.
func sinceShelf(t testing.TB) (s *shelf, list *vault.Manifest, sealed, since []byte) {
	t.Helper()
	s = newShelf(t)
	for _, id := range []string{"a", "b", "c", "d"} {
		s.put(vault.Place{Store: "cases", ID: id}, id)
	}
	list = s.m
	sealed, err := s.v.SealManifest(list)
	if err != nil {
		t.Fatal(err)
	}
	s.put(vault.Place{Store: "cases", ID: "b"}, "changed")
	s.put(vault.Place{Store: "cases", ID: "bb"}, "new")
	s.remove(vault.Place{Store: "cases", ID: "d"})
	return s, list, sealed, s.sealSince(list, sealed)
}

func TestListAndSinceAreTheManifest(t *testing.T) {
	s, list, sealed, since := sinceShelf(t)
	if n := s.m.Since(list).Len(); n != 3 {
		t.Errorf("%d changes, want 3", n)
	}
	got, err := s.v.OpenSince(list, sealed, since)
	if err != nil {
		t.Fatal(err)
	}
	if got.Counter() != s.m.Counter() || got.Len() != s.m.Len() || got.Since(s.m).Len() != 0 {
		t.Errorf("counter %d, %d listed; want %d, %d", got.Counter(), got.Len(), s.m.Counter(), s.m.Len())
	}
	if found, err := got.Check(s.v, slices.Values(s.list())); err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
}

// TestSinceOfRandomChanges: whatever happened in between, the two together are what was.
func TestSinceOfRandomChanges(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	s := newShelf(t)
	list := s.m
	sealed, err := s.v.SealManifest(list)
	if err != nil {
		t.Fatal(err)
	}
	for range 300 {
		before := s.m
		p := vault.Place{Store: "cases", ID: string(rune('a' + r.IntN(26)))}
		if _, listed := s.m.Revision(p); listed && r.IntN(3) == 0 {
			s.remove(p)
		} else {
			s.put(p, "text")
		}
		if s.m.ListsAs(before, p) || !s.m.ListsAs(before, vault.Place{Store: "cases", ID: "not touched"}) {
			t.Error("ListsAs does not tell what was changed")
		}
		got, err := s.v.OpenSince(list, sealed, s.sealSince(list, sealed))
		if err != nil || got.Since(s.m).Len() != 0 || s.m.Since(got).Len() != 0 {
			t.Fatal("not what was: ", err)
		}
		if r.IntN(20) == 0 {
			list = s.m
			if sealed, err = s.v.SealManifest(list); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestHoweverItCameAbout: a manifest that keeps changes beside a list is the one with a list of its own, after few changes and
// many, and where a record comes back as it was.
func TestHoweverItCameAbout(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	s := newShelf(t)
	removed := map[vault.Place][]byte{}
	for step := range 1200 {
		p := at("cases", r.IntN(3*vault.MostSince))
		_, listed := s.m.Revision(p)
		switch was := removed[p]; {
		case listed && r.IntN(3) == 0:
			removed[p] = s.records[p]
			s.remove(p)
		case !listed && was != nil && r.IntN(2) == 0:
			s.records[p] = was
			next, err := s.m.Next(vault.Put(p, was))
			if err != nil {
				t.Fatal(err)
			}
			s.m = next
		default:
			s.put(p, "text")
		}
		if r.IntN(100) == 0 {
			s.m = s.m.Whole()
		}
		if step%10 > 0 {
			continue
		}
		var puts []vault.Change
		for p, sealed := range s.records {
			puts = append(puts, vault.Put(p, sealed))
		}
		anew, err := s.v.NewManifest().Next(puts...)
		if err != nil {
			t.Fatal(err)
		}
		if s.m.Len() != len(s.records) || anew.Len() != len(s.records) || s.m.Since(anew).Len() != 0 || anew.Since(s.m).Len() != 0 {
			t.Fatalf("step %d: lists %d, made anew %d, of %d", step, s.m.Len(), anew.Len(), len(s.records))
		}
		if found := s.check(s.list()); len(found) > 0 {
			t.Fatalf("step %d: %v", step, found)
		}
	}
}

// TestSinceEveryBit: no bit of it can be changed, and none of the list that it follows.
func TestSinceEveryBit(t *testing.T) {
	s, list, sealed, since := sinceShelf(t)
	for i := range since {
		for bit := range 8 {
			since[i] ^= 1 << bit
			if _, err := s.v.OpenSince(list, sealed, since); err == nil {
				t.Fatalf("byte %d, bit %d: opened", i, bit)
			}
			since[i] ^= 1 << bit
		}
		if _, err := s.v.OpenSince(list, sealed, since[:i]); err == nil {
			t.Fatalf("opened %d bytes of it", i)
		}
	}
}

func TestSinceRefuses(t *testing.T) {
	s, list, sealed, since := sinceShelf(t)
	other, otherList, otherSealed, _ := sinceShelf(t)
	again, err := s.v.SealManifest(list) // the same list, sealed once more: not the one it follows
	if err != nil {
		t.Fatal(err)
	}
	late := slices.Clone(since)
	late[4] = 2
	closed := vault.NewCheap()
	closed.Close()
	base, _ := vault.BaseOf(sealed)
	for name, c := range map[string]struct {
		err  error
		want error
	}{
		"beside another sealing":  {second(s.v.OpenSince(list, again, since)), vault.ErrDamaged},
		"beside a later list":     {second(s.v.OpenSince(s.m, sealed, since)), vault.ErrDamaged},
		"of another vault":        {second(other.v.OpenSince(otherList, otherSealed, since)), vault.ErrOtherVault},
		"of a later format":       {second(s.v.OpenSince(list, sealed, late)), vault.ErrNewerFormat},
		"nothing":                 {second(s.v.OpenSince(list, sealed, nil)), vault.ErrDamaged},
		"a list in its place":     {second(s.v.OpenSince(list, sealed, sealed)), vault.ErrDamaged},
		"opened when closed":      {second(closed.OpenSince(list, sealed, since)), vault.ErrClosed},
		"sealed when closed":      {second(closed.SealSince(list, base, vault.Since{})), vault.ErrClosed},
		"sealed for another list": {second(other.v.SealSince(list, base, vault.Since{})), vault.ErrOtherVault},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: %v, want %v", name, c.err, c.want)
		}
	}
	if _, ok := vault.BaseOf(since); ok {
		t.Error("changes taken for a list")
	}
}

func second[T any](_ T, err error) error { return err }

func FuzzSince(f *testing.F) {
	s, list, sealed, since := sinceShelf(f)
	f.Add(since)
	f.Add(sealed)
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := s.v.OpenSince(list, sealed, b); err == nil && m.Counter() <= list.Counter() {
			t.Error("opened, and is no later than what it follows")
		}
	})
}
