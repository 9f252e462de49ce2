package handover_test

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"strings"
	"testing"

	vectors "c2sp.org/CCTV/age"
	"filippo.io/age"
	"filippo.io/age/armor"
	"waymark/app/handover"
)

// vector is one of the age project's published test files, taken apart.
type vector struct {
	expect, hash string
	by           []age.Identity
	armored      bool
	file         []byte
}

// TestPublishedVectors opens all of them, and refuses those that should be refused. An armoured one is
// taken out of its armour first, because our files have none.
func TestPublishedVectors(t *testing.T) {
	names, err := fs.ReadDir(vectors.Vectors, ".")
	if err != nil || len(names) < 100 {
		t.Fatalf("%d vectors, %v", len(names), err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(vectors.Vectors, name.Name())
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name.Name(), func(t *testing.T) { checkVector(t, parseVector(t, b)) })
	}
}

func checkVector(t *testing.T, v vector) {
	if v.armored {
		file, err := io.ReadAll(armor.NewReader(bytes.NewReader(v.file)))
		if err != nil {
			if v.expect == "success" {
				t.Error(err)
			}
			return
		}
		v.file = file
	}
	if v.by == nil {
		return // for a key of a kind that this age does not have; nothing can be tried
	}
	plain, err := handover.OpenBy(v.file, v.by...)
	if v.expect != "success" {
		if err == nil || plain != nil {
			t.Errorf("opened, and should be: %s", v.expect)
		}
		return
	}
	if sum := sha256.Sum256(plain); err != nil || hex.EncodeToString(sum[:]) != v.hash {
		t.Errorf("%d bytes, %v", len(plain), err)
	}
}

func parseVector(t *testing.T, b []byte) vector {
	t.Helper()
	v := vector{}
	compressed := false
	for {
		line, rest, whole := bytes.Cut(b, []byte("\n"))
		if b = rest; !whole || len(line) == 0 {
			break
		}
		key, value, _ := strings.Cut(string(line), ": ")
		switch key {
		case "expect":
			v.expect = value
		case "payload":
			v.hash = value
		case "identity":
			if i := identity(t, value); i != nil {
				v.by = append(v.by, i)
			}
		case "passphrase":
			i, err := age.NewScryptIdentity(value)
			if err != nil {
				t.Fatal(err)
			}
			i.SetMaxWorkFactor(18)
			v.by = append(v.by, i)
		case "armored":
			v.armored = true
		case "compressed":
			compressed = true
		}
	}
	if v.file = b; compressed {
		r, err := zlib.NewReader(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if v.file, err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

// identity reads a secret key; nil for a kind that the age under test does not have.
func identity(t *testing.T, key string) age.Identity {
	t.Helper()
	if i, err := age.ParseX25519Identity(key); err == nil {
		return i
	}
	i, err := parseHybrid(key)
	if err != nil {
		t.Fatal(err)
	}
	return i
}
