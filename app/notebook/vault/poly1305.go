package vault

import (
	"encoding/binary"
	"math/bits"
)

// authenticator is Poly1305 (RFC 8439, section 2.5) over whole blocks, of which the cipher makes all that it authenticates.
//
// The one in golang.org/x/crypto multiplies words of 64 bits, which a processor can and WebAssembly cannot: in a browser it
// takes four times as long as this one, and to open a notebook is little else. Here a number is five limbs of 26 bits, so that sums of their
// products fit in 64. Nothing branches on a secret, and no secret is an index.
type authenticator struct {
	r   [5]uint64 // what is multiplied by after each block
	h   [5]uint64 // what was taken in so far; each limb may be a little over 26 bits
	end [2]uint64 // what is added last, in words of 64 bits
}

const (
	blockSize = 16
	limb      = 1<<26 - 1
)

// limbs splits 128 bits.
func limbs(low, high uint64) (a, b, c, d, e uint64) {
	return low & limb, low >> 26 & limb, (low>>52 | high<<12) & limb, high >> 14 & limb, high >> 40
}

// newAuthenticator takes a key that is for one text only.
func newAuthenticator(key *[keySize]byte) authenticator {
	var a authenticator
	r0, r1, r2, r3, r4 := limbs(binary.LittleEndian.Uint64(key[:])&0x0ffffffc_0fffffff, binary.LittleEndian.Uint64(key[8:])&0x0ffffffc_0ffffffc)
	a.r = [5]uint64{r0, r1, r2, r3, r4}
	a.end = [2]uint64{binary.LittleEndian.Uint64(key[16:]), binary.LittleEndian.Uint64(key[24:])}
	return a
}

// padded takes in a text and as many zeros as there must be to the end of a block.
func (a *authenticator) padded(text []byte) {
	whole := len(text) &^ (blockSize - 1)
	a.blocks(text[:whole])
	if whole < len(text) {
		var last [blockSize]byte
		copy(last[:], text[whole:])
		a.blocks(last[:])
	}
}

// lengths takes in how long two texts are.
func (a *authenticator) lengths(first, second int) {
	var b [blockSize]byte
	binary.LittleEndian.PutUint64(b[:], uint64(first))
	binary.LittleEndian.PutUint64(b[8:], uint64(second))
	a.blocks(b[:])
}

// blocks takes in whole blocks: to each is added the bit that follows it, and h becomes (h + block) × r modulo 2¹³⁰ − 5. What a
// product has above 2¹³⁰ comes back five times at the bottom; that is what s is for.
func (a *authenticator) blocks(text []byte) {
	r0, r1, r2, r3, r4 := a.r[0], a.r[1], a.r[2], a.r[3], a.r[4]
	s1, s2, s3, s4 := r1*5, r2*5, r3*5, r4*5
	h0, h1, h2, h3, h4 := a.h[0], a.h[1], a.h[2], a.h[3], a.h[4]
	for ; len(text) >= blockSize; text = text[blockSize:] {
		t0, t1, t2, t3, t4 := limbs(binary.LittleEndian.Uint64(text), binary.LittleEndian.Uint64(text[8:]))
		h0, h1, h2, h3, h4 = h0+t0, h1+t1, h2+t2, h3+t3, h4+(t4|1<<24)

		// A limb of h is below 2²⁸ and one of s below 2²⁹, so that five products together are below 2⁶⁰.
		p0 := h0*r0 + h1*s4 + h2*s3 + h3*s2 + h4*s1
		p1 := h0*r1 + h1*r0 + h2*s4 + h3*s3 + h4*s2 + p0>>26
		p2 := h0*r2 + h1*r1 + h2*r0 + h3*s4 + h4*s3 + p1>>26
		p3 := h0*r3 + h1*r2 + h2*r1 + h3*r0 + h4*s4 + p2>>26
		p4 := h0*r4 + h1*r3 + h2*r2 + h3*r1 + h4*r0 + p3>>26

		h0 = p0&limb + p4>>26*5
		h1 = p1&limb + h0>>26
		h0, h2, h3, h4 = h0&limb, p2&limb, p3&limb, p4&limb
	}
	a.h = [5]uint64{h0, h1, h2, h3, h4}
}

// tag is that of what was taken in: h modulo 2¹³⁰ − 5, and the end of the key added, modulo 2¹²⁸.
func (a *authenticator) tag() (tag [tagSize]byte) {
	h := carry(carry(a.h))
	// h is below 2¹³⁰. Where adding five makes it that much, it was 2¹³⁰ − 5 at least, and what is left over is it.
	g := h
	g[0] += 5
	for i := range 4 {
		g[i+1] += g[i] >> 26
		g[i] &= limb
	}
	less := g[4]>>26 - 1 // no bit where g is it, and all where h is
	for i := range h {
		h[i] = h[i]&less | g[i]&^less
	}
	low, over := bits.Add64(h[0]|h[1]<<26|h[2]<<52, a.end[0], 0)
	high, _ := bits.Add64(h[2]>>12|h[3]<<14|h[4]<<40, a.end[1], over)
	binary.LittleEndian.PutUint64(tag[:], low)
	binary.LittleEndian.PutUint64(tag[8:], high)
	return tag
}

// carry moves what is over 26 bits in a limb to the next, and from the last to the first, five times.
func carry(h [5]uint64) [5]uint64 {
	for i := range 4 {
		h[i+1] += h[i] >> 26
		h[i] &= limb
	}
	h[0] += h[4] >> 26 * 5
	h[4] &= limb
	return h
}
