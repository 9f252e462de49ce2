package vault

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// MaxPlain is the longest text that can be sealed, in bytes: 16 MiB with its length in front.
const MaxPlain = maxPadded - lengthSize

const (
	lengthSize = 4
	minPadded  = 256
	maxPadded  = 16 << 20
)

// paddedSize is the length that a text of n bytes is padded to. The sizes are the powers of two from 256 and the
// points half way between: 256, 384, 512, 768, 1024 … We chose these steps, because a record's length is all that a
// thief learns of it: one more sentence seldom shows, and a padded record is never half as long again as it must be.
func paddedSize(n int) int {
	n += lengthSize
	if n <= minPadded {
		return minPadded
	}
	power := 1 << bits.Len(uint(n-1))
	if between := power / 4 * 3; n <= between {
		return between
	}
	return power
}

// pad appends a text with its length in front and zeros behind. The text is at most MaxPlain bytes.
func pad(to, plain []byte) []byte {
	end := len(to) + paddedSize(len(plain))
	to = append(binary.BigEndian.AppendUint32(to, uint32(len(plain))), plain...)
	return append(to, make([]byte, end-len(to))...)
}

// unpad undoes pad and takes nothing that pad would not have made.
func unpad(b []byte) (plain []byte, ok bool) {
	if len(b) < minPadded || len(b) > maxPadded {
		return nil, false
	}
	n := int64(binary.BigEndian.Uint32(b))
	if n > MaxPlain || paddedSize(int(n)) != len(b) {
		return nil, false
	}
	end := lengthSize + int(n)
	if !zeros(b[end:]) {
		return nil, false
	}
	return b[lengthSize:end:end], true
}

// zeros says whether there is nothing else. It compares many bytes at once: a third of a record may be padding.
func zeros(b []byte) bool {
	for len(b) > 0 {
		n := min(len(b), len(noBytes))
		if !bytes.Equal(b[:n], noBytes[:n]) {
			return false
		}
		b = b[n:]
	}
	return true
}

var noBytes [1024]byte
