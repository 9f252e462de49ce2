package policy

import (
	"errors"
	"fmt"

	"waymark/app/packed"
)

// A pack is a policy on its way to the browser: JSON, which anybody can look at,
// with a number in front that says which shape of Policy it holds. The same
// policy always makes the same bytes.

// packShape changes when the program can no longer read an older pack.
const packShape = 1

// MostWritten and MostPacked are the longest policy file and the longest pack
// that are read, in bytes. Markup that is thick with marks grows tenfold on its
// way; the real files are under 50 KB and barely grow at all.
const (
	MostWritten = 128 << 10
	MostPacked  = 2 << 20
)

// ErrPack is for bytes that are no pack of this program's: cut off, altered, or
// made by another edition.
var ErrPack = errors.New("not a policy pack")

type pack struct {
	Shape  int     `json:"waymark"`
	Policy *Policy `json:"policy"`
}

// Encode packs a policy. It fails only for a policy that Decode would not take
// back: one with dates that do not exist, with parts that are no part of the
// model, or too long.
func Encode(p *Policy) ([]byte, error) {
	if err := p.sound(); err != nil {
		return nil, fmt.Errorf("pack %s: %w", p.ID, err)
	}
	b, err := packed.Encode(pack{packShape, p})
	if err != nil {
		return nil, fmt.Errorf("policy %s: %w", p.ID, err)
	}
	if len(b) > MostPacked {
		return nil, fmt.Errorf("pack %s: %d bytes, more than %d", p.ID, len(b), MostPacked)
	}
	return b, nil
}

// Decode reads a pack. The error is ErrPack, with the reason.
//
// What it returns is safe to walk through: kinds are known, names lead
// somewhere, every link is to a page or an https address. It is not checked
// again for what only the policy file could show.
func Decode(b []byte) (*Policy, error) {
	u, err := Unpack(b)
	if err != nil {
		return nil, err
	}
	return u.Check()
}

// Unpacked is a policy that was read from a pack, and that nobody may use before it was checked.
type Unpacked struct{ policy *Policy }

// Unpack is the first half of Decode, and Check the second: a telephone needs nearly as long for both as a page may stand
// still. The error is ErrPack, with the reason.
func Unpack(b []byte) (Unpacked, error) {
	if len(b) > MostPacked {
		return Unpacked{}, fmt.Errorf("%w: longer than %d bytes", ErrPack, MostPacked)
	}
	var read pack
	if err := packed.Decode(b, &read); err != nil {
		return Unpacked{}, fmt.Errorf("%w: %v", ErrPack, err)
	}
	if read.Shape != packShape || read.Policy == nil {
		return Unpacked{}, fmt.Errorf("%w: made for another edition of the program", ErrPack)
	}
	return Unpacked{read.Policy}, nil
}

// Check is the policy, if it is safe to walk through. The error is ErrPack, with the reason.
func (u Unpacked) Check() (*Policy, error) {
	if err := u.policy.sound(); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrPack, err)
	}
	return u.policy, nil
}
