// Package curve25519 is X25519 (RFC 7748) alone, in the shape of golang.org/x/crypto/curve25519.
//
// That one brings all the curves of crypto/ecdh into the browser program: 110 KB compressed, half a
// second on a slow telephone. Here is only the ladder of RFC 7748, section 5, over a library's
// field arithmetic, in constant time. The browser program's age uses it (see cmd/waymark/program);
// the tests compare it with crypto/ecdh and the published vectors.
package curve25519

import (
	"errors"

	"filippo.io/edwards25519/field"
)

// Sizes in bytes.
const (
	PointSize  = 32
	ScalarSize = 32
)

// Basepoint is the point that public keys are multiples of.
var Basepoint = append([]byte{9}, make([]byte, PointSize-1)...)

// ErrPoint: a key of the wrong length, or a point from which no secret can come.
var ErrPoint = errors.New("curve25519: bad point")

// X25519 multiplies a point by a scalar. The error is ErrPoint.
func X25519(scalar, point []byte) ([]byte, error) {
	if len(scalar) != ScalarSize || len(point) != PointSize {
		return nil, ErrPoint
	}
	k := [ScalarSize]byte(scalar)
	k[0] &= 248
	k[31] = k[31]&127 | 64
	u := [PointSize]byte(point)
	u[31] &= 127
	x1, err := new(field.Element).SetBytes(u[:])
	if err != nil {
		return nil, ErrPoint
	}
	out := ladder(k, x1)
	var all byte
	for _, b := range out {
		all |= b
	}
	if all == 0 { // the same for every secret, so no secret
		return nil, ErrPoint
	}
	return out, nil
}

// ladder has the names of RFC 7748, section 5.
func ladder(k [ScalarSize]byte, x1 *field.Element) []byte {
	x2, z2 := new(field.Element).One(), new(field.Element).Zero()
	x3, z3 := new(field.Element).Set(x1), new(field.Element).One()
	var a, aa, b, bb, e, c, d, da, cb field.Element
	swap := 0
	for t := 254; t >= 0; t-- {
		bit := int(k[t/8]>>(t%8)) & 1
		x2.Swap(x3, swap^bit)
		z2.Swap(z3, swap^bit)
		swap = bit
		aa.Square(a.Add(x2, z2))
		bb.Square(b.Subtract(x2, z2))
		e.Subtract(&aa, &bb)
		da.Multiply(d.Subtract(x3, z3), &a)
		cb.Multiply(c.Add(x3, z3), &b)
		x3.Square(x3.Add(&da, &cb))
		z3.Multiply(x1, z3.Square(z3.Subtract(&da, &cb)))
		x2.Multiply(&aa, &bb)
		z2.Multiply(&e, z2.Add(&aa, z2.Mult32(&e, 121665)))
	}
	x2.Swap(x3, swap)
	z2.Swap(z3, swap)
	return x2.Multiply(x2, z2.Invert(z2)).Bytes()
}
