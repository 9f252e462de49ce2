package vault_test

import (
	"bytes"
	"strings"
	"testing"

	"waymark/app/notebook/vault"
)

// Whatever goes wrong, no error repeats a passphrase, a code, a text, an id or a store.
func TestErrorsTellNothing(t *testing.T) {
	const canary = "zanzibar kestrel"
	code := vault.NewRecoveryCode()
	v, lock, spare, _ := slots(t)
	place := vault.Place{Store: canary, ID: canary}
	sealed, _ := v.Seal(place, 1, []byte(canary))
	bad := bytes.Clone(sealed)
	bad[70] ^= 1

	var errs []error
	add := func(err error) {
		if err == nil {
			t.Error("nothing went wrong")
			return
		}
		errs = append(errs, err)
	}
	_, err := vault.OpenCheap(lock, canary)
	add(err)
	_, err = vault.OpenPassphrase(lock, canary)
	add(err)
	_, err = v.PassphraseSlot(canary, vault.CheapParams)
	add(err)
	_, err = vault.OpenRecovery(spare, code)
	add(err)
	_, err = vault.ParseRecoveryCode(code.Text() + "1")
	add(err)
	_, err = vault.ParseRecoveryCode(canary)
	add(err)
	_, _, err = v.Open(place, bad)
	add(err)
	_, err = v.Seal(place, 0, []byte(canary))
	add(err)
	_, err = v.NewManifest().Next(vault.Remove(place))
	add(err)
	_, err = v.NewManifest().Next(vault.Put(place, bad[:60]))
	add(err)
	_, err = v.Rekey(v.NewManifest(), []vault.Record{{Place: place, Sealed: sealed}}, canary, vault.CheapParams, code)
	add(err)
	for _, err := range errs {
		for _, secret := range append(strings.Fields(canary), strings.Split(code.Text(), "-")...) {
			if strings.Contains(strings.ToUpper(err.Error()), strings.ToUpper(secret)) {
				t.Errorf("%v", err)
			}
		}
	}
}
