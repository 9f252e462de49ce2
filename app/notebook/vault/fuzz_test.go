package vault_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"waymark/app/notebook/vault"
)

// Every decoder, on any bytes: it does not panic, it answers with one of its typed errors, and what it accepts is what
// the encoder would have written.

// typed says whether an error is one that the package promises for damaged or strange input.
func typed(err error) bool {
	for _, want := range []error{
		vault.ErrWrongPassphrase, vault.ErrWrongCode, vault.ErrDamaged, vault.ErrNewerFormat, vault.ErrParams,
		vault.ErrKind, vault.ErrOtherVault, vault.ErrPlace,
	} {
		if errors.Is(err, want) {
			return true
		}
	}
	return false
}

func FuzzSlot(f *testing.F) {
	v, code := vault.Fixed(), vault.CodeOfSecret([16]byte{1, 2, 3})
	lock, _ := v.PassphraseSlot(phrase, vault.CheapParams)
	spare, _ := v.RecoverySlot(code)
	f.Add(lock)
	f.Add(spare)
	f.Add(lock[:80])
	f.Add([]byte("WMSL\x02"))
	f.Fuzz(func(t *testing.T, b []byte) {
		tries := [][]byte{b}
		if len(b) > 8 {
			tries = append(tries, resum(b))
		}
		for _, slot := range tries {
			if _, err := vault.ReadSlot(slot); err != nil && !typed(err) {
				t.Error(err)
			}
			if w, err := vault.OpenCheap(slot, phrase); err != nil && !typed(err) || err == nil && !vault.SameKey(v, w) {
				t.Errorf("by passphrase: %v", err)
			}
			if w, err := vault.OpenRecovery(slot, code); err != nil && !typed(err) || err == nil && !vault.SameKey(v, w) {
				t.Errorf("by code: %v", err)
			}
		}
	})
}

func FuzzRecord(f *testing.F) {
	v := vault.Fixed()
	sealed, _ := v.Seal(here, 3, []byte("what was said"))
	f.Add(here.Store, here.ID, sealed)
	f.Add("", "", sealed[:40])
	f.Add("bin", here.ID, sealed)
	f.Fuzz(func(t *testing.T, store, id string, b []byte) {
		p := vault.Place{Store: store, ID: id}
		plain, rev, err := v.Open(p, b)
		if err == nil && (p != here || rev != 3 || string(plain) != "what was said") {
			t.Error("opened what was never sealed")
		}
		if _, headErr := vault.ReadHeader(b); err != nil && !typed(err) || headErr != nil && !typed(headErr) {
			t.Errorf("%v, %v", err, headErr)
		}
		if _, err := v.NewManifest().Next(vault.Put(p, b)); err != nil && !typed(err) {
			t.Error(err)
		}
	})
}

func FuzzManifest(f *testing.F) {
	v := vault.Fixed()
	sealed, _ := v.SealManifest(v.NewManifest())
	f.Add(sealed)
	f.Add(sealed[:100])
	f.Add([]byte("WMMF\x07"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := v.OpenManifest(b)
		if err != nil && !typed(err) || err == nil && (m.Len() != 0 || m.Counter() != 1) {
			t.Error(err)
		}
	})
}

func FuzzManifestBody(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x00"))
	f.Add([]byte("\x00\x00\x00\x02" + entryOf("cases", "a", 1) + entryOf("cases", "b", 2)))
	f.Add([]byte("\xff\xff\xff\xff" + entryOf("s", "i", 1)))
	f.Fuzz(func(t *testing.T, b []byte) {
		if again, ok := vault.Reencode(b); ok && !bytes.Equal(again, b) {
			t.Errorf("%x is written %x", b, again)
		}
	})
}

func FuzzPadding(f *testing.F) {
	f.Add(vault.Coarse.PadText(nil))
	f.Add(vault.Fine.PadText(bytes.Repeat([]byte("text"), 1100)))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, b []byte) {
		for name, size := range paddings {
			if plain, ok := size.Unpad(b); ok && !bytes.Equal(size.PadText(plain), b) {
				t.Errorf("%s: another padding was taken", name)
			}
			if plain, ok := size.Unpad(size.PadText(b)); !ok || !bytes.Equal(plain, b) {
				t.Errorf("%s: its own padding was not taken", name)
			}
		}
	})
}

func FuzzRecoveryCode(f *testing.F) {
	f.Add("00001-00002-00003-00004-00005-00006-006GM")
	f.Add("ygded xkxdj h9afx 8f703 m6xym 45x98 kkmm7")
	f.Add("ABCDE-FGHJK")
	f.Add("\xff\u0131\u017f")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := vault.ParseRecoveryCode(s)
		var e *vault.CodeError
		if err != nil && (!errors.As(err, &e) || e.Error() == "") {
			t.Error(err)
		}
		if err == nil {
			if again, err := vault.ParseRecoveryCode(c.Text()); err != nil || again != c {
				t.Errorf("%v", err)
			}
		}
	})
}

func FuzzPassphrase(f *testing.F) {
	f.Add(phrase)
	f.Add("Caf\u00e9 \u2019tis 1999\u2014\u2003x")
	f.Add("\xff\x00")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := vault.Prepare(s)
		if (err == nil) != (utf8.ValidString(s) && len(s) <= vault.MaxPassphrase && len(p) > 0) {
			t.Errorf("%q: %v", p, err)
		}
		if err != nil {
			return
		}
		// No step makes a text longer, so nothing is left to do.
		if again, err := vault.Prepare(string(p)); err != nil || !bytes.Equal(again, p) {
			t.Errorf("%q becomes %q: %v", p, again, err)
		}
		if strings.Contains(string(p), "  ") {
			t.Errorf("%q has two spaces", p)
		}
		if bits, err := vault.Strength(s); err == nil && (bits <= 0 || bits > 5120+13) {
			t.Errorf("%q: %f bits", p, bits)
		}
	})
}
