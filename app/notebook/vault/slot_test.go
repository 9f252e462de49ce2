package vault_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"runtime"
	"testing"
	"time"

	"waymark/app/notebook/vault"
)

const phrase = "marmalade otter quicksand violin"

// slots gives a cheap vault with both its slots.
func slots(t testing.TB) (v *vault.Vault, lock, spare []byte, code vault.RecoveryCode) {
	t.Helper()
	v, code = vault.NewCheap(), vault.NewRecoveryCode()
	lock, err := v.PassphraseSlot(phrase, vault.CheapParams)
	if err != nil {
		t.Fatal(err)
	}
	if spare, err = v.RecoverySlot(code); err != nil {
		t.Fatal(err)
	}
	return v, lock, spare, code
}

// resum gives a slot the checksum that fits its bytes, as somebody would who forges one.
func resum(slot []byte) []byte {
	body := slot[:len(slot)-8]
	return append(bytes.Clone(body), vault.Checksum(body)...)
}

func TestSlotsOpen(t *testing.T) {
	v, lock, spare, code := slots(t)
	byPhrase, err := vault.OpenCheap(lock, phrase)
	if err != nil || !vault.SameKey(v, byPhrase) {
		t.Fatalf("by passphrase: %v", err)
	}
	byCode, err := vault.OpenRecovery(spare, code)
	if err != nil || !vault.SameKey(v, byCode) {
		t.Fatalf("by code: %v", err)
	}
	if len(lock) != vault.SlotSize || len(spare) != vault.SlotSize {
		t.Errorf("slots of %d and %d bytes", len(lock), len(spare))
	}
	s, err := vault.ReadSlot(spare)
	if err != nil || s.Kind != vault.KindRecovery || s.KeyID != v.ID() || s.Params != (vault.Params{}) {
		t.Errorf("read slot: %+v, %v", s, err)
	}
}

func TestSlotRefuses(t *testing.T) {
	_, lock, spare, code := slots(t)
	open := func(slot []byte, p string) error { _, err := vault.OpenCheap(slot, p); return err }
	recover := func(slot []byte, c vault.RecoveryCode) error { _, err := vault.OpenRecovery(slot, c); return err }
	with := func(slot []byte, at int, b byte) []byte {
		slot = bytes.Clone(slot)
		slot[at] = b
		return slot
	}
	for name, c := range map[string]struct{ got, want error }{
		"another passphrase":     {open(lock, phrase+"s"), vault.ErrWrongPassphrase},
		"no passphrase":          {open(lock, " "), vault.ErrWrongPassphrase},
		"passphrase not UTF-8":   {open(lock, "\xff\xfe"), vault.ErrWrongPassphrase},
		"another code":           {recover(spare, vault.NewRecoveryCode()), vault.ErrWrongCode},
		"passphrase on recovery": {open(spare, phrase), vault.ErrKind},
		"code on passphrase":     {recover(lock, code), vault.ErrParams}, // cheap parameters, out of bounds outside tests
		"newer":                  {open(with(lock, 4, 2), phrase), vault.ErrNewerFormat},
		"newer and longer":       {open(append(with(lock, 4, 2), 1, 2, 3), phrase), vault.ErrNewerFormat},
		"format 0":               {open(resum(with(lock, 4, 0)), phrase), vault.ErrDamaged},
		"other magic":            {open(resum(with(lock, 0, 'X')), phrase), vault.ErrDamaged},
		"unknown kind":           {open(resum(with(lock, 5, 3)), phrase), vault.ErrDamaged},
		"two lanes":              {open(resum(with(lock, 30, 2)), phrase), vault.ErrParams},
		"recovery with work":     {recover(resum(with(spare, 29, 1)), code), vault.ErrParams},
		"other key id":           {open(resum(with(lock, 6, ^lock[6])), phrase), vault.ErrWrongPassphrase},
		"empty":                  {open(nil, phrase), vault.ErrDamaged},
		"damaged code slot":      {recover(spare[:10], code), vault.ErrDamaged},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

// Whichever bit of a slot is turned over, it does not open: neither as it is, when the checksum tells, nor with the
// checksum set right, when the seal does.
func TestSlotEveryBit(t *testing.T) {
	_, lock, spare, code := slots(t)
	tries := map[string]func([]byte) error{
		"passphrase": func(b []byte) error { _, err := vault.OpenCheap(b, phrase); return err },
		"recovery":   func(b []byte) error { _, err := vault.OpenRecovery(b, code); return err },
	}
	for name, slot := range map[string][]byte{"passphrase": lock, "recovery": spare} {
		open, accepted := tries[name], 0
		for i := range slot {
			for bit := range 8 {
				b := bytes.Clone(slot)
				b[i] ^= 1 << bit
				err := open(b)
				if err == nil || i != 4 && !errors.Is(err, vault.ErrDamaged) {
					t.Errorf("%s: byte %d bit %d: %v", name, i, bit, err)
				}
				if i < len(slot)-8 && open(resum(b)) == nil {
					accepted++
				}
			}
			if open(slot[:i]) == nil || open(slot[i:]) == nil && i > 0 {
				accepted++
			}
		}
		if open(append(bytes.Clone(slot), 0)) == nil || accepted > 0 {
			t.Errorf("%s: %d altered slots opened", name, accepted)
		}
	}
}

// A forged slot asks for memory that no device has. It is refused before any is taken, in the public functions.
func TestSlotBounds(t *testing.T) {
	v := vault.New()
	lock, err := v.PassphraseSlot(phrase, vault.LeastParams)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []vault.Params{
		{MemoryKiB: 4 << 20, Passes: 3}, {MemoryKiB: 1<<32 - 1, Passes: 1<<32 - 1}, {MemoryKiB: 128<<10 + 1, Passes: 3},
		{MemoryKiB: 64 << 10, Passes: 9}, {MemoryKiB: 19<<10 - 1, Passes: 2}, {MemoryKiB: 64 << 10, Passes: 1}, {},
	} {
		forged := bytes.Clone(lock)
		binary.BigEndian.PutUint32(forged[22:], p.MemoryKiB)
		binary.BigEndian.PutUint32(forged[26:], p.Passes)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := vault.OpenPassphrase(resum(forged), phrase)
		runtime.ReadMemStats(&after)
		if !errors.Is(err, vault.ErrParams) {
			t.Errorf("%+v: %v", p, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 64<<10 {
			t.Errorf("%+v: %d bytes allocated to refuse it", p, used)
		}
		if _, err := v.PassphraseSlot(phrase, p); !errors.Is(err, vault.ErrParams) {
			t.Errorf("made a slot with %+v: %v", p, err)
		}
		if err := vault.Work(p); !errors.Is(err, vault.ErrParams) {
			t.Errorf("did the work of %+v: %v", p, err)
		}
	}
	if w, err := vault.OpenPassphrase(lock, phrase); err != nil || !vault.SameKey(v, w) {
		t.Errorf("least parameters: %v", err)
	}
	if err := vault.Work(vault.LeastParams); err != nil {
		t.Error(err)
	}
}

func TestSlotRefusesWeakPassphrases(t *testing.T) {
	v := vault.NewCheap()
	for p, want := range map[string]error{
		"":                     vault.ErrPassphraseText,
		"\xff":                 vault.ErrPassphraseText,
		"31415926535897932384": vault.ErrDigitsOnly,
		"Password123!":         vault.ErrTooWeak,
	} {
		if _, err := v.PassphraseSlot(p, vault.CheapParams); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", p, err, want)
		}
	}
}

// A new passphrase is a new slot and nothing else: what was sealed before opens with the key from the new slot.
func TestPassphraseChange(t *testing.T) {
	v, _, spare, code := slots(t)
	place := vault.Place{Store: "cases", ID: "1"}
	sealed, _ := v.Seal(place, 1, []byte("text"))
	list, _ := v.SealManifest(v.NewManifest())

	const other = "pelican harvest gravel umbrella"
	again, err := vault.OpenRecovery(spare, code)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := v.PassphraseSlot(other, vault.CheapParams)
	if err != nil {
		t.Fatal(err)
	}
	w, err := vault.OpenCheap(changed, other)
	if err != nil || !vault.SameKey(w, again) {
		t.Fatalf("new slot: %v", err)
	}
	if _, err := vault.OpenCheap(changed, phrase); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("old passphrase on the new slot: %v", err)
	}
	if text, _, err := w.Open(place, sealed); err != nil || string(text) != "text" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := w.OpenManifest(list); err != nil {
		t.Error(err)
	}
}

func TestCalibrate(t *testing.T) {
	for _, c := range []struct {
		took time.Duration
		want vault.Params
	}{
		{-time.Second, vault.DefaultParams},
		{0, vault.DefaultParams},
		{100 * time.Millisecond, vault.DefaultParams},
		{296 * time.Millisecond, vault.DefaultParams},
		{300 * time.Millisecond, vault.Params{MemoryKiB: 64 << 10, Passes: 2}},
		{600 * time.Millisecond, vault.Params{MemoryKiB: 46 << 10, Passes: 2}},
		{800 * time.Millisecond, vault.Params{MemoryKiB: 32 << 10, Passes: 2}},
		{1400 * time.Millisecond, vault.LeastParams},
		{time.Hour, vault.LeastParams},
		{1<<63 - 1, vault.LeastParams},
	} {
		asked := vault.Params{}
		got := vault.Calibrate(func(p vault.Params) time.Duration { asked = p; return c.took })
		if got != c.want || asked != vault.LeastParams {
			t.Errorf("%v: %+v, measured with %+v", c.took, got, asked)
		}
	}
}
