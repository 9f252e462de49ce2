package site

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCopiesUnpack(t *testing.T) {
	dir := write(t, testSite(t, "/"))
	files := folder(t, dir)
	copies := 0
	for name, data := range files {
		if !compressedCopy(name) {
			continue
		}
		copies++
		original := files[strings.TrimSuffix(name, filepath.Ext(name))]
		if strings.HasSuffix(name, ".br") {
			if !unpacks([]byte(data), []byte(original)) {
				t.Errorf("%s does not unpack to the original", name)
			}
			continue
		}
		r, err := gzip.NewReader(strings.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if !r.ModTime.IsZero() || r.Name != "" {
			t.Errorf("%s carries a time or a name", name)
		}
		if back, err := io.ReadAll(r); err != nil || string(back) != original {
			t.Errorf("%s does not unpack to the original: %v", name, err)
		}
	}
	if copies == 0 || files["index.html.br"] == "" || files["plain.txt.gz"] == "" {
		t.Errorf("%d copies; pages and plain.txt should have some", copies)
	}
	if files["icons/icon.svg.br"] != "" {
		t.Error("a file of 400 bytes has a copy")
	}
}

func TestKeptProgram(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	data := bytes.Repeat([]byte("program "), 1000)
	first, err := brotlied(data, brotliProgram)
	if err != nil {
		t.Fatal(err)
	}
	kept := keptFile(data, brotliProgram)
	if got, err := os.ReadFile(kept); err != nil || !bytes.Equal(got, first) {
		t.Fatalf("not kept: %v", err)
	}
	other, err := brotliNow([]byte("another program"), brotliProgram)
	if err != nil {
		t.Fatal(err)
	}
	for name, damaged := range map[string][]byte{"cut": first[:len(first)/2], "empty": {}, "another file": other, "longer": append(bytes.Clone(first), 1)} {
		if err := os.WriteFile(kept, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		if got, err := brotlied(data, brotliProgram); err != nil || !unpacks(got, data) {
			t.Errorf("%s: used a damaged cache: %v", name, err)
		}
	}
}

func TestNoCacheIsNoError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, ""} {
		t.Setenv("XDG_CACHE_HOME", dir)
		t.Setenv("HOME", "")
		if _, err := brotlied([]byte("program"), brotliProgram); err != nil {
			t.Errorf("cache %q: %v", dir, err)
		}
	}
}
