package vault_test

import (
	"fmt"
	"slices"
	"testing"

	"waymark/app/notebook/vault"
)

// What a notebook of 10,000 records of 1 KB costs: BenchmarkOpen is one of them, BenchmarkCheck and BenchmarkSave
// have them all listed.

func BenchmarkSeal(b *testing.B) {
	v, text := vault.New(), make([]byte, 1000)
	for b.Loop() {
		if _, err := v.Seal(here, 1, text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	v := vault.New()
	sealed, _ := v.Seal(here, 1, make([]byte, 1000))
	for b.Loop() {
		if _, _, err := v.Open(here, sealed); err != nil {
			b.Fatal(err)
		}
	}
}

// tenThousand is a vault with 10,000 records and their manifest.
func tenThousand(b *testing.B) (*vault.Vault, *vault.Manifest, []vault.Record) {
	v := vault.New()
	var changes []vault.Change
	var records []vault.Record
	for i := range 10000 {
		p := vault.Place{Store: "cases", ID: fmt.Sprintf("%016x", i*7919)}
		sealed, _ := v.Seal(p, 1, nil)
		changes = append(changes, vault.Put(p, sealed))
		records = append(records, vault.Record{Place: p, Sealed: sealed})
	}
	m, err := v.NewManifest().Next(changes...)
	if err != nil {
		b.Fatal(err)
	}
	return v, m, records
}

func BenchmarkCheck(b *testing.B) {
	v, m, records := tenThousand(b)
	for b.Loop() {
		if found, err := m.Check(v, slices.Values(records)); err != nil || len(found) > 0 {
			b.Fatal(found, err)
		}
	}
}

func BenchmarkSave(b *testing.B) {
	v, m, records := tenThousand(b)
	for b.Loop() {
		sealed, _ := v.Seal(records[5000].Place, 2, make([]byte, 1000))
		next, err := m.Next(vault.Put(records[5000].Place, sealed))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := v.SealManifest(next); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenManifest(b *testing.B) {
	v, m, _ := tenThousand(b)
	sealed, _ := v.SealManifest(m)
	for b.Loop() {
		if _, err := v.OpenManifest(sealed); err != nil {
			b.Fatal(err)
		}
	}
}
