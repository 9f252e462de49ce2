package vault

import (
	"crypto/subtle"
	"slices"

	"golang.org/x/crypto/chacha20"
)

const (
	keySize   = chacha20.KeySize    // 32 bytes: the vault key and every key made from it
	nonceSize = chacha20.NonceSizeX // 24 bytes: long enough to be random
	tagSize   = blockSize
)

// aead is XChaCha20-Poly1305 under one key: as golang.org/x/crypto/chacha20poly1305 is, with an authenticator of our own.
type aead struct{ key [keySize]byte }

// newAEAD makes a cipher of a derived key and overwrites that key. Of a key that could not be derived there is no cipher: it is
// nil, and the vault is one that never opened: see usable.
func newAEAD(key []byte) *aead {
	defer wipe(key)
	if len(key) != keySize {
		return nil
	}
	return &aead{[keySize]byte(key)}
}

// seal appends the sealed text and its tag to b. The text may stand where it will be sealed.
func (c *aead) seal(b, nonce, plain, ad []byte) []byte {
	stream, auth := c.begin(nonce)
	from := len(b)
	b = slices.Grow(b, len(plain)+tagSize)[:from+len(plain)]
	stream.XORKeyStream(b[from:], plain)
	tag := auth.over(ad, b[from:])
	return append(b, tag[:]...)
}

// open appends what was sealed to b, which may end where that stands. Nothing is deciphered of what is not genuine.
func (c *aead) open(b, nonce, sealed, ad []byte) (plain []byte, ok bool) {
	stream, auth := c.begin(nonce)
	size := len(sealed) - tagSize
	tag := auth.over(ad, sealed[:size])
	if subtle.ConstantTimeCompare(tag[:], sealed[size:]) != 1 {
		return nil, false
	}
	from := len(b)
	b = slices.Grow(b, size)[:from+size]
	stream.XORKeyStream(b[from:], sealed[:size])
	return b, true
}

// begin is what a nonce gives: the stream that a text is mixed with, and the authenticator of that text, whose key is the first
// block of the stream.
func (c *aead) begin(nonce []byte) (*chacha20.Cipher, authenticator) {
	stream, _ := chacha20.NewUnauthenticatedCipher(c.key[:], nonce) // fails for other lengths of key and nonce only
	var key [keySize]byte
	stream.XORKeyStream(key[:], key[:])
	stream.SetCounter(1)
	return stream, newAuthenticator(&key)
}

// over is the tag of a sealed text and its associated data.
func (a *authenticator) over(ad, sealed []byte) [tagSize]byte {
	a.padded(ad)
	a.padded(sealed)
	a.lengths(len(ad), len(sealed))
	return a.tag()
}
