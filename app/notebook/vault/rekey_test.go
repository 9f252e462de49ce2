package vault_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"waymark/app/notebook/vault"
)

const fresh = "pelican harvest gravel umbrella"

func filled(t testing.TB) *shelf {
	s := newShelf(t)
	for i := range 30 {
		s.put(at("cases", i%20), strings.Repeat("word ", i*20))
	}
	return s
}

func TestRekey(t *testing.T) {
	s, code := filled(t), vault.NewRecoveryCode()
	sw, err := s.v.Rekey(s.m, s.list(), fresh, vault.CheapParams, code)
	if err != nil {
		t.Fatal(err)
	}
	if sw.Vault.ID() == s.v.ID() || sw.Manifest.Counter() != s.m.Counter()+1 || len(sw.Records) != len(s.records) {
		t.Errorf("id %v, counter %d, %d records", sw.Vault.ID(), sw.Manifest.Counter(), len(sw.Records))
	}
	v, err := vault.OpenCheap(sw.Passphrase, fresh)
	if err != nil || !vault.SameKey(v, sw.Vault) {
		t.Fatal(err)
	}
	if w, err := vault.OpenRecovery(sw.Recovery, code); err != nil || !vault.SameKey(w, v) {
		t.Fatal(err)
	}
	m, err := v.OpenManifest(sw.Sealed)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := m.Check(v, slices.Values(sw.Records)); err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
	for _, r := range sw.Records {
		was, wasRev, _ := s.v.Open(r.Place, s.records[r.Place])
		now, nowRev, err := v.Open(r.Place, r.Sealed)
		if err != nil || !bytes.Equal(was, now) || nowRev != wasRev+1 {
			t.Errorf("%v: %d and %d bytes, revisions %d and %d, %v", r.Place, len(was), len(now), wasRev, nowRev, err)
		}
		if _, _, err := s.v.Open(r.Place, r.Sealed); !errors.Is(err, vault.ErrOtherVault) {
			t.Errorf("the old key on a new record: %v", err)
		}
	}
	// A store that swapped only half of it: the rest is foreign.
	mixed := append(slices.Clone(sw.Records[1:]), vault.Record{Place: sw.Records[0].Place, Sealed: s.records[sw.Records[0].Place]})
	if found, _ := m.Check(v, slices.Values(mixed)); len(found) != 1 || found[0].Problem != vault.Foreign {
		t.Errorf("half a switch: %v", found)
	}
}

func TestRekeyRefuses(t *testing.T) {
	code := vault.NewRecoveryCode()
	for name, c := range map[string]struct {
		spoil func(*shelf)
		pass  string
		p     vault.Params
		want  error
	}{
		"a record missing":  {func(s *shelf) { delete(s.records, at("cases", 3)) }, fresh, vault.CheapParams, vault.ErrNotWhole},
		"a record altered":  {func(s *shelf) { s.records[at("cases", 3)][60] ^= 1 }, fresh, vault.CheapParams, vault.ErrDamaged},
		"weak passphrase":   {func(*shelf) {}, "rex", vault.CheapParams, vault.ErrTooWeak},
		"parameters":        {func(*shelf) {}, fresh, vault.Params{MemoryKiB: 1 << 20, Passes: 3}, vault.ErrParams},
		"counter at an end": {func(s *shelf) { s.m, s.records = s.v.MaxedManifest(), nil }, fresh, vault.CheapParams, vault.ErrRevision},
	} {
		s := filled(t)
		c.spoil(s)
		if sw, err := s.v.Rekey(s.m, s.list(), c.pass, c.p, code); sw != nil || !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if s.v.KeyIsZero() {
			t.Errorf("%s: the old vault was closed", name)
		}
	}
}

// Verifying notices whatever could be wrong with what was written.
func TestRekeyVerifies(t *testing.T) {
	s, code := filled(t), vault.NewRecoveryCode()
	records := s.list()
	good, err := s.v.Rekey(s.m, records, fresh, vault.CheapParams, code)
	if err != nil {
		t.Fatal(err)
	}
	v, lock, _, _ := slots(t)
	strange, _ := v.PassphraseSlot(fresh, vault.CheapParams)
	other, _ := good.Vault.Seal(records[0].Place, 9, []byte("other"))
	flipped := func(b []byte) []byte { b = bytes.Clone(b); b[60] ^= 1; return b }
	for name, spoil := range map[string]func(sw *vault.Switch, was []vault.Record){
		"passphrase slot":  func(sw *vault.Switch, _ []vault.Record) { sw.Passphrase = flipped(sw.Passphrase) },
		"its passphrase":   func(sw *vault.Switch, _ []vault.Record) { sw.Passphrase = lock },
		"slots of two":     func(sw *vault.Switch, _ []vault.Record) { sw.Passphrase = strange },
		"recovery slot":    func(sw *vault.Switch, _ []vault.Record) { sw.Recovery = flipped(sw.Recovery) },
		"manifest":         func(sw *vault.Switch, _ []vault.Record) { sw.Sealed = flipped(sw.Sealed) },
		"a record missing": func(sw *vault.Switch, _ []vault.Record) { sw.Records = sw.Records[1:] },
		"a record other":   func(sw *vault.Switch, _ []vault.Record) { sw.Records[0].Sealed = other },
		"a record altered": func(sw *vault.Switch, _ []vault.Record) { sw.Records[0].Sealed = flipped(sw.Records[0].Sealed) },
		"the old altered":  func(_ *vault.Switch, was []vault.Record) { was[0].Sealed = flipped(was[0].Sealed) },
		"the old other":    func(_ *vault.Switch, was []vault.Record) { was[0], was[1] = was[1], was[0] },
	} {
		sw, was := *good, slices.Clone(records)
		sw.Records = slices.Clone(good.Records)
		spoil(&sw, was)
		if err := vault.VerifySwitch(&sw, s.v, was, fresh, code); err == nil {
			t.Errorf("%s: not noticed", name)
		}
	}
	if err := vault.VerifySwitch(good, s.v, records, fresh, code); err != nil {
		t.Error(err)
	}
}
