// Package decryptor opens a notebook by FORMAT.md alone. It shares no line with package vault and must not import it:
// it is there to show that the page is enough.
package decryptor

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
)

// Notebook is the byte strings of a notebook.
type Notebook struct {
	Slot     []byte
	Manifest []byte
	Since    []byte               // nil where there is none
	Records  map[[2]string][]byte // by store and id
}

var errBad = errors.New("does not open")

// Open gives the text of every record, by store and id, and the counter.
func Open(n Notebook, secret string) (texts map[[2]string]string, counter uint64, err error) {
	key, id, err := vaultKey(n.Slot, secret)
	if err != nil {
		return nil, 0, err
	}
	list, counter, err := manifest(n.Manifest, key, id)
	if err != nil {
		return nil, 0, err
	}
	if n.Since != nil {
		if counter, err = since(list, n.Since, n.Manifest, key, id); err != nil {
			return nil, 0, err
		}
	}
	texts = map[[2]string]string{}
	for place, sealed := range n.Records {
		if len(sealed) < 65 || sealed[0] < 1 || sealed[0] > 2 || !bytes.Equal(sealed[1:17], id) {
			return nil, 0, errBad
		}
		want := string(sealed[17:25]) + string(sealed[len(sealed)-16:])
		if list[place] != want {
			return nil, 0, errBad
		}
		ad := slices.Concat(sealed[:25], []byte{byte(len(place[0]))}, []byte(place[0]), []byte{byte(len(place[1]))}, []byte(place[1]))
		text, err := aead(hk(key, nil, "waymark vault 1: record", 32), sealed[25:], ad)
		if err != nil {
			return nil, 0, err
		}
		if text, err = strip(text, sealed[0] == 2); err != nil {
			return nil, 0, err
		}
		texts[place] = string(text)
		delete(list, place)
	}
	if len(list) > 0 {
		return nil, 0, errBad
	}
	return texts, counter, nil
}

func vaultKey(s []byte, secret string) (key, id []byte, err error) {
	if len(s) != 143 || string(s[:4]) != "WMSL" || s[4] != 1 {
		return nil, nil, errBad
	}
	if sum := sha256.Sum256(s[:135]); !bytes.Equal(sum[:8], s[135:]) {
		return nil, nil, errBad
	}
	memory, passes := binary.BigEndian.Uint32(s[22:]), binary.BigEndian.Uint32(s[26:])
	salt := s[31:63]
	var wrap []byte
	switch {
	case s[5] == 1 && s[30] == 1 && memory <= 131072 && passes >= 1 && passes <= 8:
		wrap = hk(argon2.IDKey(typed(secret), salt, passes, memory, 1, 32), salt, "waymark vault 1: slot by passphrase", 32)
	case s[5] == 2 && s[30] == 0 && memory == 0 && passes == 0:
		code, err := recovery(secret)
		if err != nil {
			return nil, nil, err
		}
		wrap = hk(code, salt, "waymark vault 1: slot by recovery code", 32)
	default:
		return nil, nil, errBad
	}
	if key, err = aead(wrap, s[63:135], s[:63]); err != nil {
		return nil, nil, err
	}
	id = hk(key, nil, "waymark vault 1: key id", 16)
	if !bytes.Equal(id, s[6:22]) {
		return nil, nil, errBad
	}
	return key, id, nil
}

func manifest(m, key, id []byte) (list map[[2]string]string, counter uint64, err error) {
	if len(m) < 69 || string(m[:4]) != "WMMF" || m[4] != 1 || !bytes.Equal(m[5:21], id) {
		return nil, 0, errBad
	}
	b, err := aead(hk(key, nil, "waymark vault 1: manifest", 32), m[29:], m[:29])
	if err != nil {
		return nil, 0, err
	}
	if b, err = strip(b, false); err != nil {
		return nil, 0, err
	}
	if list, err = entries(b); err != nil {
		return nil, 0, err
	}
	return list, binary.BigEndian.Uint64(m[21:]), nil
}

// since changes the list by what was sealed after it.
func since(list map[[2]string]string, s, m, key, id []byte) (counter uint64, err error) {
	if len(s) < 69 || string(s[:4]) != "WMMS" || s[4] != 1 || !bytes.Equal(s[5:21], id) {
		return 0, errBad
	}
	b, err := aead(hk(key, nil, "waymark vault 1: manifest", 32), s[29:], s[:29])
	if err != nil {
		return 0, err
	}
	if b, err = strip(b, false); err != nil || !bytes.Equal(b[:16], m[len(m)-16:]) {
		return 0, errBad
	}
	changed, err := entries(b[16:])
	if err != nil {
		return 0, err
	}
	for place, now := range changed {
		if binary.BigEndian.Uint64([]byte(now)) == 0 {
			delete(list, place)
		} else {
			list[place] = now
		}
	}
	return binary.BigEndian.Uint64(s[21:]), nil
}

// entries reads a list.
func entries(b []byte) (map[[2]string]string, error) {
	list := map[[2]string]string{}
	n := binary.BigEndian.Uint32(b)
	b = b[4:]
	for range n {
		store := string(b[1 : 1+int(b[0])])
		b = b[1+len(store):]
		item := string(b[1 : 1+int(b[0])])
		b = b[1+len(item):]
		list[[2]string{store, item}] = string(b[:24])
		b = b[24:]
	}
	if len(b) > 0 {
		return nil, errBad
	}
	return list, nil
}

func typed(s string) []byte {
	var spaced strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		s = s[n:]
		in := func(ranges ...rune) bool {
			for i := 0; i < len(ranges); i += 2 {
				if ranges[i] <= r && r <= ranges[i+1] {
					return true
				}
			}
			return false
		}
		switch {
		case in('A', 'Z'):
			r += 'a' - 'A'
		case in(0x2018, 0x201b):
			r = '\''
		case in(0x201c, 0x201f):
			r = '"'
		case in(0x2010, 0x2015, 0x2212, 0x2212):
			r = '-'
		case in(0x9, 0xd, 0x85, 0x85, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000):
			r = ' '
		}
		spaced.WriteRune(r)
	}
	var parts []string
	for _, p := range strings.Split(spaced.String(), " ") {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return []byte(strings.Join(parts, " "))
}

func recovery(s string) ([]byte, error) {
	const alphabet = "0123456789ACDEFGHJKMNPQRTVWXY"
	var d []int
	for _, r := range strings.ToUpper(s) {
		if i := strings.IndexRune("OILZSBU", r); i >= 0 {
			r = rune("011258V"[i])
		}
		if i := strings.IndexRune(alphabet, r); i >= 0 {
			d = append(d, i)
		}
	}
	if len(d) != 35 {
		return nil, errBad
	}
	number := make([]byte, 17)
	for g := 1; g <= 7; g++ {
		q := d[5*g-5 : 5*g]
		if (2*q[0]+3*q[1]+4*q[2]+5*q[3]+g)%29 != q[4] {
			return nil, errBad
		}
		for _, digit := range q[:4] {
			carry := digit
			for i := 16; i >= 0; i-- {
				carry += int(number[i]) * 29
				number[i] = byte(carry)
				carry >>= 8
			}
			if carry != 0 {
				return nil, errBad
			}
		}
	}
	sum := sha256.Sum256(append([]byte("waymark vault 1: recovery code"), number[:16]...))
	if sum[0] != number[16] {
		return nil, errBad
	}
	return number[:16], nil
}

// strip takes the padding off, coarse or fine.
func strip(b []byte, fine bool) ([]byte, error) {
	if len(b) < 256 {
		return nil, errBad
	}
	n := int(binary.BigEndian.Uint32(b))
	if n > 1<<24-4 || 4+n > len(b) || len(bytes.Trim(b[4+n:], "\x00")) > 0 {
		return nil, errBad
	}
	for size := 256; ; size *= 2 {
		steps := []int{size, size / 2 * 3}
		if fine && size >= 4096 {
			steps = []int{size, size / 4 * 5, size / 2 * 3, size / 4 * 7}
		}
		for _, s := range steps {
			if s >= 4+n {
				if s != len(b) {
					return nil, errBad
				}
				return b[4 : 4+n], nil
			}
		}
	}
}

func hk(secret, salt []byte, label string, n int) []byte {
	out, err := hkdf.Key(sha256.New, secret, salt, label, n)
	if err != nil {
		return nil
	}
	return out
}

func aead(key, sealed, ad []byte) ([]byte, error) {
	c, err := chacha20poly1305.NewX(key)
	if err != nil || len(sealed) < 40 {
		return nil, errBad
	}
	return c.Open(nil, sealed[:24], sealed[24:], ad)
}
