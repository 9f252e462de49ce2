package vault_test

import (
	"bytes"
	"encoding/hex"
	"testing"

	"waymark/app/notebook/vault"
)

// The published vectors, through the very functions that the vault uses. They run natively and as WebAssembly.

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// From the reference implementation, P-H-C/phc-winner-argon2, src/test.c, "Argon2id test vectors", version 0x13, all
// those with one lane and up to 64 MiB. (RFC 9106 section 5.3 uses a secret, associated data and four lanes, none of which the
// vault has nor x/crypto takes.)
func TestArgon2id(t *testing.T) {
	for _, c := range []struct {
		passes, memoryKiB uint32
		password, salt    string
		want              string
	}{
		{2, 1 << 16, "password", "somesalt", "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"},
		{2, 1 << 8, "password", "somesalt", "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"},
		{1, 1 << 16, "password", "somesalt", "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98"},
		{4, 1 << 16, "password", "somesalt", "9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c"},
		{2, 1 << 16, "differentpassword", "somesalt", "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde"},
		{2, 1 << 16, "password", "diffsalt", "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"},
	} {
		p := vault.Params{MemoryKiB: c.memoryKiB, Passes: c.passes}
		got := vault.Stretch(p, []byte(c.password), []byte(c.salt))
		if !bytes.Equal(got, unhex(t, c.want)) {
			t.Errorf("%+v %q %q: %x, want %s", p, c.password, c.salt, got, c.want)
		}
	}
}

// RFC 5869, appendix A, test cases 1 to 3: those with SHA-256.
func TestHKDF(t *testing.T) {
	counting := func(from, n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(from + i)
		}
		return string(b)
	}
	for i, c := range []struct{ secret, salt, info, want string }{
		{
			string(bytes.Repeat([]byte{0x0b}, 22)), counting(0, 13), counting(0xf0, 10),
			"3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
		},
		{
			counting(0, 80), counting(0x60, 80), counting(0xb0, 80),
			"b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
		},
		{
			string(bytes.Repeat([]byte{0x0b}, 22)), "", "",
			"8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
		},
	} {
		want := unhex(t, c.want)
		if got := vault.Derive([]byte(c.secret), []byte(c.salt), c.info, len(want)); !bytes.Equal(got, want) {
			t.Errorf("test case %d: %x, want %x", i+1, got, want)
		}
	}
	if vault.Derive([]byte("secret"), nil, "more than HKDF has", 255*32+1) != nil {
		t.Error("derived more than HKDF has")
	}
}

// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
func TestXChaCha20Poly1305(t *testing.T) {
	const plain = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
	key := unhex(t, "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f")
	sealed := unhex(t, "404142434445464748494a4b4c4d4e4f5051525354555657"+
		"bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"+
		"2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e"+
		"c0875924c1c7987947deafd8780acf49")
	ad := unhex(t, "50515253c0c1c2c3c4c5c6c7")
	c := vault.NewAEAD(bytes.Clone(key))
	if got, ok := vault.OpenText(c, nil, sealed, ad); !ok || string(got) != plain {
		t.Errorf("open: %q, %v", got, ok)
	}
	if got := c.Seal(nil, sealed[:24], []byte(plain), ad); !bytes.Equal(got, sealed[24:]) {
		t.Errorf("seal: %x", got)
	}
	if _, ok := vault.OpenText(c, nil, sealed[:39], ad); ok {
		t.Error("opened less than a nonce and a tag")
	}
	if vault.NewAEAD(key[:31]) != nil {
		t.Error("a key of 31 bytes made a cipher")
	}
}
