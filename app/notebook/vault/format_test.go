package vault_test

import (
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"waymark/app/notebook/vault"
	"waymark/app/notebook/vault/testdata/decryptor"
)

// opened gives a shelf's texts as the decryptor should find them.
func opened(t testing.TB, s *shelf) map[[2]string]string {
	texts := map[[2]string]string{}
	for p, sealed := range s.records {
		plain, _, err := s.v.Open(p, sealed)
		if err != nil {
			t.Fatal(err)
		}
		texts[[2]string{p.Store, p.ID}] = string(plain)
	}
	return texts
}

func notebook(t testing.TB, s *shelf, slot []byte) decryptor.Notebook {
	t.Helper()
	listed := s.m
	if s.earlier != nil {
		listed = s.earlier
	}
	list, err := s.v.SealManifest(listed)
	if err != nil {
		t.Fatal(err)
	}
	n := decryptor.Notebook{Slot: slot, Manifest: list, Records: map[[2]string][]byte{}}
	if listed != s.m {
		n.Since = s.sealSince(listed, list)
	}
	for p, sealed := range s.records {
		n.Records[[2]string{p.Store, p.ID}] = sealed
	}
	return n
}

// retype types a passphrase as another keyboard might.
func retype(r *rand.Rand, passphrase string) string {
	switch r.IntN(4) {
	case 0:
		return strings.ToUpper(passphrase[:1]) + passphrase[1:]
	case 1:
		return " " + strings.ReplaceAll(passphrase, " ", "\u00a0 ") + "\n"
	case 2:
		return strings.ReplaceAll(passphrase, "'", "\u2019")
	}
	return passphrase
}

// The decryptor that was written from FORMAT.md alone opens 100 random notebooks, by passphrase and by code.
func TestFormatPage(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for i := range 100 {
		s := newShelf(t)
		for range r.IntN(12) {
			p := vault.Place{Store: string(randomText(r, 1+r.IntN(64))), ID: string(randomText(r, 1+r.IntN(128)))}
			for range 1 + r.IntN(3) {
				most := []int{3000, 60000}[r.IntN(2)]
				s.put(p, string(randomText(r, r.IntN(most))))
			}
			if r.IntN(5) == 0 {
				s.remove(p)
			}
			if r.IntN(8) == 0 {
				s.earlier = s.m
			}
		}
		passphrase, code := vault.GeneratePassphrase()+" it's", vault.NewRecoveryCode()
		lock, err := s.v.PassphraseSlot(passphrase, vault.Params{MemoryKiB: 8 + r.Uint32N(50), Passes: 1 + r.Uint32N(2)})
		if err != nil {
			t.Fatal(err)
		}
		spare, err := s.v.RecoverySlot(code)
		if err != nil {
			t.Fatal(err)
		}
		for secret, slot := range map[string][]byte{retype(r, passphrase): lock, strings.ToLower(code.Text()): spare} {
			texts, counter, err := decryptor.Open(notebook(t, s, slot), secret)
			if err != nil || counter != s.m.Counter() || !maps.Equal(texts, opened(t, s)) {
				t.Fatalf("notebook %d: counter %d, %d texts, %v", i, counter, len(texts), err)
			}
		}
	}
}

// And one as it really is, with the work that a slot really asks for; not with another passphrase.
func TestFormatPageInEarnest(t *testing.T) {
	s := newShelf(t)
	s.v = vault.New()
	s.m = s.v.NewManifest()
	s.put(here, "what was said")
	lock, err := s.v.PassphraseSlot(phrase, vault.LeastParams)
	if err != nil {
		t.Fatal(err)
	}
	if texts, _, err := decryptor.Open(notebook(t, s, lock), phrase); err != nil || !maps.Equal(texts, opened(t, s)) {
		t.Errorf("%d texts, %v", len(texts), err)
	}
	if _, _, err := decryptor.Open(notebook(t, s, lock), "another passphrase"); err == nil {
		t.Error("opened with another passphrase")
	}
}
