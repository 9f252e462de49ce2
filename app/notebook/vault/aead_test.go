package vault_test

import (
	"bytes"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"

	"waymark/app/notebook/vault"
)

// poly1305 is the tag of whole blocks as RFC 8439 defines it, in numbers of any size.
func poly1305(key [32]byte, blocks []byte) (tag [16]byte) {
	number := func(littleEndian []byte) *big.Int {
		b := slices.Clone(littleEndian)
		slices.Reverse(b)
		return new(big.Int).SetBytes(b)
	}
	one := big.NewInt(1)
	p := new(big.Int).Sub(new(big.Int).Lsh(one, 130), big.NewInt(5))
	clamp, _ := new(big.Int).SetString("0ffffffc0ffffffc0ffffffc0fffffff", 16)
	r, h := number(key[:16]), new(big.Int)
	r.And(r, clamp)
	for block := range slices.Chunk(blocks, 16) {
		h.Add(h, number(append(slices.Clone(block), 1)))
		h.Mod(h.Mul(h, r), p)
	}
	h.Add(h, number(key[16:]))
	h.Mod(h, new(big.Int).Lsh(one, 128)).FillBytes(tag[:])
	slices.Reverse(tag[:])
	return tag
}

// RFC 8439, appendix A.3, those of whole blocks: what comes out at the edges of the modulus.
func TestPoly1305(t *testing.T) {
	const zero, ones = "00000000000000000000000000000000", "ffffffffffffffffffffffffffffffff"
	for i, c := range map[int]struct{ r, s, blocks, want string }{
		1: {zero, zero, zero + zero + zero + zero, zero},
		5: {"02" + zero[2:], zero, ones, "03" + zero[2:]},
		6: {"02" + zero[2:], ones, "02" + zero[2:], "03" + zero[2:]},
		7: {"01" + zero[2:], zero, ones + "f0" + ones[2:] + "11" + zero[2:], "05" + zero[2:]},
		8: {"01" + zero[2:], zero, ones + "fb" + "fefefefefefefefefefefefefefefe" + "01010101010101010101010101010101", zero},
		9: {"02" + zero[2:], zero, "fd" + ones[2:], "fa" + ones[2:]},
		10: {"01000000000000000400000000000000", zero,
			"e33594d7505e43b900000000000000003394d7505e4379cd01000000000000000000000000000000000000000000000001000000000000000000000000000000",
			"14000000000000005500000000000000"},
		11: {"01000000000000000400000000000000", zero,
			"e33594d7505e43b900000000000000003394d7505e4379cd010000000000000000000000000000000000000000000000", "13" + zero[2:]},
	} {
		got := vault.Tag([32]byte(unhex(t, c.r+c.s)), unhex(t, c.blocks))
		if want := unhex(t, c.want); !bytes.Equal(got[:], want) {
			t.Errorf("test vector %d: %x, want %x", i, got, want)
		}
	}
}

// The tag is the one of the definition, for keys and blocks with very many ones and very few, in which carries go far.
func TestTagsAreTheDefinitions(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 8))
	draw := func(b []byte) {
		for i := range b {
			b[i] = [...]byte{0, 0xff, 0xff, 1, 0xfb, byte(dice.Uint32())}[dice.IntN(6)]
		}
	}
	for range 3000 {
		var key [32]byte
		blocks := make([]byte, 16*dice.IntN(9))
		draw(key[:])
		draw(blocks)
		if got, want := vault.Tag(key, blocks), poly1305(key, blocks); got != want {
			t.Fatalf("%x, %x: %x, want %x", key, blocks, got, want)
		}
	}
	most := bytes.Repeat([]byte{0xff}, 16*10_000) // nothing grows from block to block
	key := [32]byte(most)
	if got, want := vault.Tag(key, most), poly1305(key, most); got != want {
		t.Errorf("very many ones: %x, want %x", got, want)
	}
}

// Texts and associated data of every length about the blocks are sealed as golang.org/x/crypto seals them, and opened again; nothing
// else is.
func TestSealedAsOthersDo(t *testing.T) {
	dice := rand.New(rand.NewPCG(9, 10))
	draw := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(dice.Uint32())
		}
		return b
	}
	sizes := []int{0, 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1000, 24576}
	for _, size := range sizes {
		for _, more := range sizes[:10] {
			key, nonce, plain, ad := draw(32), draw(24), draw(size), draw(more)
			theirs, err := chacha20poly1305.NewX(key)
			if err != nil {
				t.Fatal(err)
			}
			ours := vault.NewAEAD(bytes.Clone(key))
			want := theirs.Seal(bytes.Clone(nonce), nonce, plain, ad)
			sealed := vault.SealText(ours, bytes.Clone(nonce), nonce, plain, ad)
			if !bytes.Equal(sealed, want) {
				t.Fatalf("%d bytes with %d more are sealed otherwise", size, more)
			}
			for at := 24; at < len(sealed); at += 1 + len(sealed)/40 {
				sealed[at] ^= 1 << dice.IntN(8)
				if plain, ok := vault.OpenText(ours, nil, sealed, ad); ok || plain != nil {
					t.Fatalf("%d bytes with %d more opened, though byte %d is another", size, more, at)
				}
				sealed[at] = want[at]
			}
			if _, ok := vault.OpenText(ours, nil, sealed, append(ad, 0)); ok {
				t.Fatalf("%d bytes opened with a zero more beside them", size)
			}
			if got, ok := vault.OpenText(ours, []byte("before"), sealed, ad); !ok || string(got) != "before"+string(plain) {
				t.Fatalf("%d bytes with %d more do not open", size, more)
			}
		}
	}
}
