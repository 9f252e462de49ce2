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

// A padding says what length a text of n bytes is padded to. We chose these steps, because a record's length is all that a
// thief learns of it: one more sentence seldom shows.
type padding func(n int) (size int)

// coarse is the padding of manifests, and of the first format of records. The sizes are the powers of two from 256 and the
// points half way between: 256, 384, 512, 768, 1024 … A padded text is never half as long again as it must be.
func coarse(n int) int { return upTo(n, 1) }

// fine is the padding of records. Above 4096, where a step is longer than many sentences, there are four sizes from one power
// of two to the next: 5120, 6144, 7168, 8192, 10240 … A whole case is there, and what is padded has to be read, opened and
// kept: a case is never longer by more than a quarter.
func fine(n int) int {
	if n+lengthSize <= fineFrom {
		return coarse(n)
	}
	return upTo(n, 2)
}

const fineFrom = 4096

// upTo is the next size for n bytes and their length, where what lies between two powers of two is halved so many times.
func upTo(n, halvings int) int {
	n += lengthSize
	if n <= minPadded {
		return minPadded
	}
	step := 1 << (bits.Len(uint(n-1)) - 1 - halvings)
	return (n + step - 1) / step * step
}

// pad appends a text with its length in front and zeros behind. The text is at most MaxPlain bytes.
func (size padding) pad(to, plain []byte) []byte {
	end := len(to) + size(len(plain))
	to = append(binary.BigEndian.AppendUint32(to, uint32(len(plain))), plain...)
	return append(to, make([]byte, end-len(to))...)
}

// unpad undoes pad and takes nothing that pad would not have made.
func (size padding) unpad(b []byte) (plain []byte, ok bool) {
	if len(b) < minPadded || len(b) > maxPadded {
		return nil, false
	}
	n := int64(binary.BigEndian.Uint32(b))
	if n > MaxPlain || size(int(n)) != len(b) {
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
