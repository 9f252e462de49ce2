package program

import (
	"context"
	"embed"
	"fmt"
	"os"
	"path/filepath"
)

const (
	ageModule  = "filippo.io/age"
	ageVersion = "v1.3.2" // the one whose files the lists below were read from
)

// age carries keys that withstand quantum computers, all the curves of the standard library and regular expressions: a
// quarter of a megabyte compressed, of which a file sealed with a passphrase or for a key needs nothing. What it does need
// of them is app/handover/curve25519 and the two small files of _agestandin. The age project's published vectors run
// against the copy too.

// ageLeftOut are age's files that no file of ours needs.
var ageLeftOut = []string{"pq.go", "parse.go"}

// ageExchanged are the imports that are exchanged, each in its one file.
var ageExchanged = []struct{ file, path, by string }{
	{"scrypt.go", "regexp", ageModule + "/standin/regexp"},
	{"x25519.go", "golang.org/x/crypto/curve25519", "waymark/app/handover/curve25519"},
}

//go:embed all:_agestandin
var ageStandin embed.FS

// trimAge writes to dest what the browser program needs of the age that the module in dir uses; false where it uses none.
func trimAge(ctx context.Context, dir, dest string) (bool, error) {
	source, err := moduleFolder(ctx, dir, ageModule, ageVersion)
	if err != nil || source == "" {
		return false, err
	}
	for _, pkg := range []string{".", "armor", "internal/bech32", "internal/format", "internal/stream"} {
		if err := copyPackage(filepath.Join(source, pkg), filepath.Join(dest, pkg)); err != nil {
			return false, err
		}
	}
	for _, name := range ageLeftOut {
		if err := os.Remove(filepath.Join(dest, name)); err != nil {
			return false, changed(ageModule, "no file %s", name)
		}
	}
	for _, e := range ageExchanged {
		if err := exchange(filepath.Join(dest, e.file), e.path, e.by); err != nil {
			return false, err
		}
	}
	for from, to := range map[string]string{"standin.go": "standin.go", "regexp/regexp.go": "standin/regexp/regexp.go"} {
		text, err := ageStandin.ReadFile("_agestandin/" + from)
		if err != nil {
			return false, err
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dest, to)), 0o755); err != nil {
			return false, err
		}
		if err := os.WriteFile(filepath.Join(dest, to), text, 0o644); err != nil {
			return false, err
		}
	}
	return true, os.WriteFile(filepath.Join(dest, "go.mod"), fmt.Appendf(nil, "module %s\n\ngo 1.25.0\n", ageModule), 0o644)
}
