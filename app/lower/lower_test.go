package lower_test

import (
	"strings"
	"testing"

	"waymark/app/lower"
)

// TestPlain: every plain character at every place in texts of every length about eight, against the library.
func TestPlain(t *testing.T) {
	var all strings.Builder
	for c := range byte(0x80) {
		all.WriteByte(c)
	}
	for from := range all.Len() {
		for _, size := range []int{0, 1, 7, 8, 9, 15, 16, 17, 40} {
			text := all.String()[from:min(from+size, all.Len())]
			b := []byte(text)
			if !lower.Plain(b) || string(b) != strings.ToLower(text) {
				t.Errorf("%q: %q", text, b)
			}
		}
	}
}

// TestNotPlain: it gives up wherever something else stands.
func TestNotPlain(t *testing.T) {
	for size := 1; size < 20; size++ {
		for at := range size {
			for _, other := range []byte{0x80, 0xc3, 0xff} {
				b := []byte(strings.Repeat("x", size))
				b[at] = other
				if lower.Plain(b) {
					t.Errorf("%q is plain", b)
				}
			}
		}
	}
}

func BenchmarkPlain(b *testing.B) {
	text := []byte(strings.Repeat("What somebody wrote. ", 1000))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		lower.Plain(text)
	}
}
