// Package lower makes plain letters small, for searching in what people wrote.
//
// strings.ToLower does that too, letter by letter. Here eight are made small at once: whoever opens a notebook of thousands of
// entries has each of them made ready for searching, and the phone has one thread for that and for everything else.
package lower

import "encoding/binary"

const (
	ones     = 0x0101_0101_0101_0101 // one in each of eight bytes
	notPlain = 0x80 * ones
)

// Plain makes the letters A to Z of a text small where they stand, and changes nothing else. It gives up, and says false, at
// the first character that is not of the 128 plain ones; what comes before that may be small by then.
func Plain(text []byte) bool {
	for ; len(text) >= 8; text = text[8:] {
		eight := binary.LittleEndian.Uint64(text)
		if eight&notPlain != 0 {
			return false
		}
		binary.LittleEndian.PutUint64(text, small(eight))
	}
	var last [8]byte
	n := copy(last[:], text)
	eight := binary.LittleEndian.Uint64(last[:])
	if eight&notPlain != 0 {
		return false
	}
	binary.LittleEndian.PutUint64(last[:], small(eight))
	copy(text, last[:n])
	return true
}

// small makes eight plain characters small. Adding what is missing to 0x80 sets the highest bit of a byte that is A or
// more, and of one that is more than Z; the former without the latter, shifted, is what makes a letter small.
func small(eight uint64) uint64 {
	fromA, pastZ := eight+(0x80-'A')*ones, eight+(0x7f-'Z')*ones
	return eight | (fromA&^pastZ&notPlain)>>2
}
