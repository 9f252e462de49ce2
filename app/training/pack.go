package training

import (
	"errors"
	"fmt"

	"waymark/app/packed"
)

// A pack is a scenario on its way to the program: as a file of the site, or one
// that somebody made with "waymark pack" and opens on a device. It is JSON with a
// number in front that says which shape of Scenario it holds. The same scenario
// always makes the same bytes.

// packShape changes when the program can no longer read an older pack.
const packShape = 1

// MostWritten and MostPacked are the longest scenario file and the longest pack
// that are read, in bytes.
const (
	MostWritten = 64 << 10
	MostPacked  = 512 << 10
)

// ErrPack is for bytes that are no scenario pack: cut off, altered, something
// else, or made by another edition of the program.
var ErrPack = errors.New("not a scenario pack")

type pack struct {
	Shape    int       `json:"waymark-scenario"`
	Scenario *Scenario `json:"scenario"`
}

// Encode packs a scenario. It fails only for one that Decode would not take back.
func Encode(s *Scenario) ([]byte, error) {
	if err := s.Sound(); err != nil {
		return nil, fmt.Errorf("pack scenario: %w", err)
	}
	b, err := packed.Encode(pack{packShape, s})
	if err != nil {
		return nil, fmt.Errorf("scenario: %w", err)
	}
	if len(b) > MostPacked {
		return nil, fmt.Errorf("pack scenario: %d bytes, more than %d", len(b), MostPacked)
	}
	return b, nil
}

// Decode reads a pack, whoever made it. The error is ErrPack; it repeats nothing
// of what stands in the file.
//
// What it returns is safe to play and to show: every choice leads somewhere, it
// comes to an end, and every text is a tree that a page can hold.
func Decode(b []byte) (*Scenario, error) {
	if len(b) > MostPacked {
		return nil, fmt.Errorf("%w: longer than %d bytes", ErrPack, MostPacked)
	}
	var read pack
	if err := packed.Decode(b, &read); err != nil {
		return nil, fmt.Errorf("%w: it is damaged, or something else", ErrPack)
	}
	if read.Shape != packShape || read.Scenario == nil {
		return nil, fmt.Errorf("%w: made for another edition of the program", ErrPack)
	}
	if err := read.Scenario.Sound(); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrPack, err)
	}
	return read.Scenario, nil
}
