package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"unicode/utf8"
)

// coreBundle is the name of the bundle of everything that belongs to no board.
const coreBundle = "core"

// listed is a file that the worker keeps.
type listed struct {
	name string
	data []byte
}

// bundle is a set of pages and text files that the worker fetches and checks as
// one file. With a wait of 150 ms a request, a hundred pages one by one would
// take longer than the program.
type bundle struct {
	Pages map[string]string `json:"pages"` // own part by path
	Files map[string]string `json:"files"` // text by name
}

// shellBundle is what all pages share, and the answer to an unknown address.
type shellBundle struct {
	Top      string `json:"top"`
	Tail     string `json:"tail"`
	NotFound string `json:"notFound"`
}

// travelsInBundle reports whether an offline file goes into a bundle: text does,
// since a bundle is JSON.
func travelsInBundle(f File) bool { return f.Offline && utf8.Valid(f.Data) }

// bundleNames are where the worker finds its bundles, relative to the base.
type bundleNames struct {
	shell  string
	bundle map[string]string
}

// addBundles adds one bundle a board, one for the rest, and the shell.
func (out *output) addBundles(s Site, sh *shell, owns map[string]string) (bundleNames, error) {
	all := map[string]*bundle{}
	of := func(board string) *bundle {
		if board == "" {
			board = coreBundle
		}
		if all[board] == nil {
			all[board] = &bundle{map[string]string{}, map[string]string{}}
		}
		return all[board]
	}
	for _, p := range s.Pages {
		of(p.Board).Pages[p.Path] = owns[p.Path]
	}
	for name, f := range s.Files {
		if travelsInBundle(f) {
			of(f.Board).Files[name] = string(f.Data)
		}
	}
	for name, text := range out.whole {
		of("").Files[name] = text
	}
	names := bundleNames{bundle: map[string]string{}}
	names.shell = out.addHashed("shell", ".json", plainJSON(shellBundle{sh.top, sh.tail, owns[notFoundName]}), true)
	for _, board := range slices.Sorted(maps.Keys(all)) {
		names.bundle[board] = out.addHashed("pages."+board, ".json", plainJSON(all[board]), true)
	}
	return names, nil
}

// workerSite is what the worker knows about its site; web/worker.js says what
// each field means.
type workerSite struct {
	Base    string            `json:"base"`
	Version string            `json:"version"`
	Shell   string            `json:"shell"`
	Bundles map[string]string `json:"bundles"`
	Headers map[string]string `json:"headers"`
	Types   map[string]string `json:"types"`
	Files   [][3]any          `json:"files"` // name, SHA-256 in base64, size in bytes
}

var workerMark = []byte("const SITE = {}; // filled in by the builder\n")

// addWorker fills in the worker's list and its version.
func (out *output) addWorker(s Site, look style, names bundleNames) error {
	if bytes.Count(s.Worker, workerMark) != 1 {
		return fmt.Errorf("worker.js: must have the line %q once", workerMark)
	}
	w := workerSite{
		Base: s.Base, Shell: names.shell, Bundles: names.bundle,
		Headers: map[string]string{}, Types: mediaTypes,
	}
	for _, h := range headers(look.source) {
		w.Headers[h.name] = h.value
	}
	for _, l := range out.offline {
		sum := sha256.Sum256(l.data)
		w.Files = append(w.Files, [3]any{l.name, base64.StdEncoding.EncodeToString(sum[:]), len(l.data)})
	}
	w.Version = out.hash(s.Worker, plainJSON(w))
	out.version = w.Version
	line := append(append([]byte("const SITE = "), plainJSON(w)...), ";\n"...)
	out.files[workerName] = bytes.Replace(s.Worker, workerMark, line, 1)
	if look.css == "" {
		return errors.New("style.css: is empty")
	}
	return nil
}

// hash is over everything that has been added so far and the worker itself.
func (out *output) hash(more ...[]byte) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(out.files)) {
		fmt.Fprintf(h, "%s %x\n", name, sha256.Sum256(out.files[name]))
	}
	for _, m := range more {
		fmt.Fprintf(h, "%x\n", sha256.Sum256(m))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// mediaType gives the media type of a file by its name.
func mediaType(name string) string {
	if t, ok := mediaTypes[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}
