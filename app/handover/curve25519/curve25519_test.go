package curve25519_test

import (
	"bytes"
	"crypto/ecdh"
	"encoding/hex"
	"errors"
	"math/rand/v2"
	"testing"

	"waymark/app/handover/curve25519"
)

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The vectors of RFC 7748, section 5.2.
func TestPublishedVectors(t *testing.T) {
	for _, v := range [][3]string{
		{"a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4", "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c", "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"},
		{"4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d", "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493", "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"},
	} {
		if got, err := curve25519.X25519(unhex(t, v[0]), unhex(t, v[1])); err != nil || hex.EncodeToString(got) != v[2] {
			t.Errorf("%x, %v, want %s", got, err, v[2])
		}
	}
	k, u := bytes.Clone(curve25519.Basepoint), bytes.Clone(curve25519.Basepoint)
	for n := 1; n <= 1000; n++ {
		next, err := curve25519.X25519(k, u)
		if err != nil {
			t.Fatal(err)
		}
		k, u = next, k
		want := map[int]string{1: "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079", 1000: "684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51"}[n]
		if want != "" && hex.EncodeToString(k) != want {
			t.Errorf("after %d: %x, want %s", n, k, want)
		}
	}
}

// TestAgreesWithTheStandardLibrary on points as they come, most of which no key makes.
func TestAgreesWithTheStandardLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	draw := func() []byte {
		b := make([]byte, 32)
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		return b
	}
	for range 500 {
		k, u := draw(), draw()
		secret, err := ecdh.X25519().NewPrivateKey(k)
		if err != nil {
			t.Fatal(err)
		}
		point, err := ecdh.X25519().NewPublicKey(u)
		if err != nil {
			t.Fatal(err)
		}
		want, err := secret.ECDH(point)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := curve25519.X25519(k, u); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%x × %x: %x, %v, want %x", k, u, got, err, want)
		}
	}
}

func TestRefuses(t *testing.T) {
	low := unhex(t, "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800") // of order 8
	for name, c := range map[string][2][]byte{
		"short scalar": {make([]byte, 31), curve25519.Basepoint},
		"long point":   {make([]byte, 32), make([]byte, 33)},
		"zero":         {make([]byte, 32), make([]byte, 32)},
		"low order":    {curve25519.Basepoint, low},
	} {
		if got, err := curve25519.X25519(c[0], c[1]); got != nil || !errors.Is(err, curve25519.ErrPoint) {
			t.Errorf("%s: %x, %v", name, got, err)
		}
	}
}
