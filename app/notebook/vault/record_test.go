package vault_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"waymark/app/notebook/vault"
)

var here = vault.Place{Store: "cases", ID: "a2f09c"}

func randomText(r *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func TestRecordRoundTrip(t *testing.T) {
	v, r := vault.New(), rand.New(rand.NewPCG(1, 2))
	sizes := []int{0, 1, 251, 252, 253, 380, 381, 508, 509, 1 << 16}
	for range 100 {
		sizes = append(sizes, r.IntN(20000))
	}
	seen := map[string]bool{}
	for _, n := range sizes {
		plain, rev := randomText(r, n), 1+r.Uint64N(vault.MaxRevision)
		place := vault.Place{Store: string(randomText(r, 1+r.IntN(64))), ID: string(randomText(r, 1+r.IntN(128)))}
		sealed, err := v.Seal(place, rev, plain)
		if err != nil {
			t.Fatal(err)
		}
		got, gotRev, err := v.Open(place, sealed)
		if err != nil || !bytes.Equal(got, plain) || gotRev != rev {
			t.Fatalf("%d bytes, revision %d: %d bytes, %d, %v", n, rev, len(got), gotRev, err)
		}
		if h, err := vault.ReadHeader(sealed); err != nil || h.Revision != rev || h.KeyID != v.ID() {
			t.Errorf("header: %+v, %v", h, err)
		}
		if nonce := string(sealed[25:49]); seen[nonce] {
			t.Error("a nonce came twice")
		} else {
			seen[nonce] = true
		}
		if len(sealed) != 25+24+vault.Fine(n)+16 {
			t.Errorf("%d bytes sealed as %d", n, len(sealed))
		}
	}
}

// What is opened over itself is the same, in the memory of what was sealed; and what is only opened stays as it was.
func TestOpenOver(t *testing.T) {
	v, r := vault.New(), rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{0, 1, 252, 253, 1000, 24000} {
		plain := randomText(r, n)
		sealed, err := v.Seal(here, 5, plain)
		if err != nil {
			t.Fatal(err)
		}
		before := bytes.Clone(sealed)
		if got, _, err := v.Open(here, sealed); err != nil || !bytes.Equal(got, plain) || !bytes.Equal(sealed, before) {
			t.Errorf("%d bytes: opening changed what was sealed, or gave something else: %v", n, err)
		}
		got, rev, err := v.OpenOver(here, sealed)
		if err != nil || rev != 5 || !bytes.Equal(got, plain) {
			t.Errorf("%d bytes opened over: %d bytes, revision %d, %v", n, len(got), rev, err)
		}
		if n > 0 && &got[0] != &sealed[25+24+4] {
			t.Errorf("%d bytes were opened in another place", n)
		}
		for _, bad := range [][]byte{nil, before[:10], before[:60], before[:len(before)-1]} {
			if _, _, err := v.OpenOver(here, bytes.Clone(bad)); !errors.Is(err, vault.ErrDamaged) {
				t.Errorf("%d of %d bytes opened over: %v", len(bad), len(before), err)
			}
		}
		before[60] ^= 1
		if _, _, err := v.OpenOver(here, before); !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("%d bytes, one bit turned over: %v", n, err)
		}
	}
}

// Whichever bit of a record is turned over and wherever it is cut, it does not open.
func TestRecordEveryBit(t *testing.T) {
	v := vault.New()
	sealed, err := v.Seal(here, 7, []byte("what was said"))
	if err != nil {
		t.Fatal(err)
	}
	accepted := 0
	for i := range sealed {
		for bit := range 8 {
			b := bytes.Clone(sealed)
			b[i] ^= 1 << bit
			if _, _, err := v.Open(here, b); err == nil {
				accepted++
			}
		}
		for _, b := range [][]byte{sealed[:i], sealed[i+1:], slices.Concat(sealed[:i], sealed[i+1:]), slices.Insert(bytes.Clone(sealed), i, 0)} {
			if _, _, err := v.Open(here, b); err == nil {
				accepted++
			}
		}
	}
	if _, _, err := v.Open(here, append(bytes.Clone(sealed), 0)); err == nil {
		accepted++
	}
	if accepted > 0 {
		t.Errorf("%d altered records opened", accepted)
	}
}

// A record opens in its own place only; moving the border between store and id makes another place.
func TestRecordPlace(t *testing.T) {
	v := vault.New()
	sealed, _ := v.Seal(vault.Place{Store: "ab", ID: "cd"}, 1, nil)
	for _, p := range []vault.Place{{Store: "a", ID: "bcd"}, {Store: "abc", ID: "d"}, {Store: "ab", ID: "ce"}, {Store: "ab", ID: "cd\x00"}, {Store: "AB", ID: "cd"}} {
		if _, _, err := v.Open(p, sealed); !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("opened at %q: %v", p, err)
		}
	}
	if _, _, err := vault.New().Open(vault.Place{Store: "ab", ID: "cd"}, sealed); !errors.Is(err, vault.ErrOtherVault) {
		t.Errorf("under another key: %v", err)
	}
}

func TestRecordRefuses(t *testing.T) {
	v := vault.New()
	for _, p := range []vault.Place{{}, {Store: "s"}, {ID: "i"}, {Store: strings.Repeat("s", 65), ID: "i"}, {Store: "s", ID: strings.Repeat("i", 129)}} {
		_, sealErr := v.Seal(p, 1, nil)
		_, _, openErr := v.Open(p, nil)
		if !errors.Is(sealErr, vault.ErrPlace) || !errors.Is(openErr, vault.ErrPlace) {
			t.Errorf("%q: %v, %v", p, sealErr, openErr)
		}
	}
	for _, rev := range []uint64{0, vault.MaxRevision + 1, 1<<64 - 1} {
		if _, err := v.Seal(here, rev, nil); !errors.Is(err, vault.ErrRevision) {
			t.Errorf("revision %d: %v", rev, err)
		}
	}
	if _, err := v.Seal(here, 1, make([]byte, vault.MaxPlain+1)); !errors.Is(err, vault.ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	sealed, _ := v.Seal(here, 1, nil)
	sealed[0] = 3
	if _, _, err := v.Open(here, sealed[:5]); !errors.Is(err, vault.ErrNewerFormat) {
		t.Errorf("newer: %v", err)
	}
	sealed[0] = 2
	clear(sealed[17:25])
	if _, _, err := v.Open(here, sealed); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("revision 0: %v", err)
	}
}

var paddings = map[string]vault.Padding{"coarse": vault.Coarse, "fine": vault.Fine}

// A genuine seal round text that is not padded as it should be is not taken either. The first format of records was padded
// coarsely, and is read.
func TestRecordPadding(t *testing.T) {
	v := vault.New()
	good := vault.Fine.PadText([]byte("words"))
	dirty := bytes.Clone(good)
	dirty[len(dirty)-1] = 1
	long := bytes.Clone(good)
	long[0] = 0xff
	for name, padded := range map[string][]byte{"not zero": dirty, "length": long, "too roomy": append(bytes.Clone(good), make([]byte, 128)...), "odd size": good[:255]} {
		for format := range byte(2) {
			if _, _, err := v.Open(here, v.SealUnpadded(here, 1+format, padded)); !errors.Is(err, vault.ErrDamaged) {
				t.Errorf("%s, format %d: %v", name, 1+format, err)
			}
		}
	}
	for at := 4 + len("words"); at < len(good); at++ {
		b := bytes.Clone(good)
		b[at] = 0x80
		if _, ok := vault.Fine.Unpad(b); ok {
			t.Errorf("byte %d of the padding may be anything", at)
		}
	}
	if plain, _, err := v.Open(here, v.SealUnpadded(here, 2, good)); err != nil || string(plain) != "words" {
		t.Errorf("%q, %v", plain, err)
	}
	words := strings.Repeat("words ", 700) // 4200 bytes, which the two pad differently
	for format, size := range []vault.Padding{1: vault.Coarse, 2: vault.Fine} {
		if size == nil {
			continue
		}
		sealed := v.SealUnpadded(here, byte(format), size.PadText([]byte(words)))
		if plain, _, err := v.Open(here, sealed); err != nil || string(plain) != words {
			t.Errorf("format %d: %d bytes, %v", format, len(plain), err)
		}
		sealed = v.SealUnpadded(here, byte(3-format), size.PadText([]byte(words)))
		if _, _, err := v.Open(here, sealed); !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("padded as format %d and called the other: %v", format, err)
		}
	}
}

// TestPaddedSize: see the sizes in FORMAT.md.
func TestPaddedSize(t *testing.T) {
	for name, most := range map[string]func(n int) int{"coarse": func(n int) int { return n * 3 / 2 },
		"fine": func(n int) int {
			if n <= 4096 {
				return n * 3 / 2
			}
			return n * 5 / 4
		}} {
		last := 0
		for n := 0; n <= 1<<16; n++ {
			size := paddings[name](n)
			if size < n+4 || size < last || size > 256 && size > most(n+4) {
				t.Fatalf("%s: %d bytes are padded to %d", name, n, size)
			}
			last = size
		}
	}
	both := map[int]int{0: 256, 252: 256, 253: 384, 380: 384, 381: 512, 509: 768, 1020: 1024, 1021: 1536, 4092: 4096, 8188: 8192, vault.MaxPlain: 16 << 20}
	for name, more := range map[string]map[int]int{
		"coarse": {4093: 6144, 6140: 6144, 6141: 8192, 8189: 12288, 20000: 24576},
		"fine":   {4093: 5120, 5116: 5120, 5117: 6144, 7165: 8192, 8189: 10240, 10237: 12288, 20000: 20480, 20477: 24576},
	} {
		for _, sizes := range []map[int]int{both, more} {
			for n, want := range sizes {
				if got := paddings[name](n); got != want {
					t.Errorf("%s: %d bytes are padded to %d, want %d", name, n, got, want)
				}
			}
		}
	}
}

func TestClosed(t *testing.T) {
	v := vault.NewCheap()
	m := v.NewManifest()
	list, _ := v.SealManifest(m)
	id := v.ID()
	v.Close()
	_, slot := v.PassphraseSlot(phrase, vault.CheapParams)
	_, spare := v.RecoverySlot(vault.NewRecoveryCode())
	_, seal := v.Seal(here, 1, nil)
	_, _, open := v.Open(here, nil)
	_, sealList := v.SealManifest(m)
	_, openList := v.OpenManifest(list)
	_, check := m.Check(v, slices.Values([]vault.Record{}))
	_, rekey := v.Rekey(m, nil, phrase, vault.CheapParams, vault.NewRecoveryCode())
	for i, err := range []error{slot, spare, seal, open, sealList, openList, check, rekey} {
		if !errors.Is(err, vault.ErrClosed) {
			t.Errorf("call %d on a closed vault: %v", i, err)
		}
	}
	if !v.KeyIsZero() || v.ID() != id || len(id.String()) != 32 {
		t.Error("the key is not overwritten, or its id is lost")
	}
}
