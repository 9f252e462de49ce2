package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"math/bits"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// Brotli qualities. Pages and packs are many, and the best quality would take
// seventy times as long to save a tenth. The program is one and weighs most: it
// gets the best, and the result is kept.
const (
	brotliMost    = 9
	brotliProgram = 11
)

// worthwhile is the size in bytes below which a compressed copy saves no packet.
const worthwhile = 1024

// compressedCopy reports whether name is a name of a compressed copy.
func compressedCopy(name string) bool {
	return strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz")
}

// compressible reports whether a file gets compressed copies.
func compressible(name string, data []byte) bool {
	switch path.Ext(name) {
	case ".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest", ".xml":
		return len(data) > worthwhile
	}
	return false
}

// compressAll makes the .br and .gz copies of files. A copy that is not smaller
// is left out.
func compressAll(files map[string][]byte) (map[string][]byte, error) {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if compressible(name, files[name]) {
			names = append(names, name)
		}
	}
	// The longest work first, so that nobody waits for it at the end.
	slices.SortStableFunc(names, func(a, b string) int { return quality(b) - quality(a) })

	copies := make(map[string][]byte, 2*len(names))
	errs := make([]error, len(names))
	var mu sync.Mutex
	inParallel(len(names), func(i int) {
		name, data := names[i], files[names[i]]
		br, err := brotlied(data, quality(name))
		if err != nil {
			errs[i] = fmt.Errorf("%s: %w", name, err)
			return
		}
		gz := gzipped(data)
		mu.Lock()
		defer mu.Unlock()
		for ext, c := range map[string][]byte{".br": br, ".gz": gz} {
			if len(c) < len(data) {
				copies[name+ext] = c
			}
		}
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return copies, nil
}

func quality(name string) int {
	if strings.HasSuffix(name, ".wasm") {
		return brotliProgram
	}
	return brotliMost
}

var gzips = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(nil, gzip.DefaultCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// gzipped compresses without a name and a time, so that the bytes stay the same.
func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w := gzips.Get().(*gzip.Writer)
	defer gzips.Put(w)
	w.Reset(&b)
	w.Write(data) // a bytes.Buffer takes everything
	w.Close()
	return b.Bytes()
}

// brotlied compresses, and keeps for the next build what took long.
func brotlied(data []byte, quality int) ([]byte, error) {
	if quality < brotliProgram {
		return brotliNow(data, quality)
	}
	kept := keptFile(data, quality)
	if c, err := os.ReadFile(kept); err == nil && unpacks(c, data) {
		return c, nil
	}
	c, err := brotliNow(data, quality)
	if err == nil {
		keep(kept, c)
	}
	return c, err
}

// brotliNow compresses with a window that just covers data. A wider one gains
// nothing, and clearing its tables takes longer than compressing a page.
func brotliNow(data []byte, quality int) ([]byte, error) {
	var b bytes.Buffer
	window := min(max(bits.Len(uint(len(data)+16)), 16), 22) // log2 of bytes
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: quality, LGWin: window})
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// keptFile is where the compressed form of data would be in the user's cache; ""
// when the user has none. Another version of the compressor has other files.
func keptFile(data []byte, quality int) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	name := fmt.Sprintf("%s.%s.%d.br", hex.EncodeToString(sum[:]), compressorVersion(), quality)
	return filepath.Join(dir, "waymark", name)
}

var compressorVersion = sync.OnceValue(func() string {
	info, _ := debug.ReadBuildInfo()
	if info != nil {
		for _, dep := range info.Deps {
			if dep.Path == "github.com/andybalholm/brotli" {
				return dep.Version
			}
		}
	}
	return "unknown"
})

// unpacks reports whether c is data, compressed. It is what makes a damaged
// cache harmless.
func unpacks(c, data []byte) bool {
	back, err := io.ReadAll(io.LimitReader(brotli.NewReader(bytes.NewReader(c)), int64(len(data))+1))
	return err == nil && bytes.Equal(back, data)
}

// keep writes a file of the cache whole or not at all. A cache that cannot be
// written costs time and nothing else, so its errors are passed over.
func keep(name string, data []byte) {
	if name == "" || os.MkdirAll(filepath.Dir(name), 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(name), "new-*")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if f.Close() != nil || err != nil || os.Rename(f.Name(), name) != nil {
		os.Remove(f.Name())
	}
}
