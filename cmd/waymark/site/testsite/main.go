// Testsite writes a small site for the browser tests of the service worker. Run
// it from the top of the repository:
//
//	go run ./cmd/waymark/site/testsite [-base /sub/] [-edition 2] FOLDER
//
// Two editions of it differ as two releases of the real site would: in pages, in
// the program and in a pack. The page shell and the worker are the real ones.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"waymark/cmd/waymark/site"
)

func main() {
	log.SetFlags(0)
	base := flag.String("base", "/", "path of the site on its host")
	edition := flag.String("edition", "1", "any word; another word makes another version")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: testsite [-base /sub/] [-edition 2] FOLDER")
	}
	s, err := fixture(*base, *edition)
	if err != nil {
		log.Fatal(err)
	}
	report, err := site.Write(flag.Arg(0), s)
	if err != nil {
		log.Fatal(err)
	}
	var paths []string
	for _, p := range s.Pages {
		paths = append(paths, p.Path)
	}
	out, err := json.Marshal(map[string]any{"version": report.Version, "pages": paths, "files": slices.Sorted(maps.Keys(s.Files))})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(out))
}

// boot registers the worker and nothing more.
const boot = `'use strict';
const {base} = document.currentScript.dataset;
trustedTypes.createPolicy('default', {createScriptURL: u => u === base + 'worker.js' ? u : null});
navigator.serviceWorker.register(base + 'worker.js', {scope: base});
`

func fixture(base, edition string) (site.Site, error) {
	page := func(path, board, title string) site.Page {
		return site.Page{Path: path, Board: board, Title: title, Description: title, Body: fmt.Sprintf(
			`<div><main><h1>%s</h1><p id="edition">edition %s</p><p><a href=%q>Home</a> <a href=%q>Stage 2</a></p></main></div>`,
			title, edition, base, base+"swindon/stage-2/")}
	}
	s := site.Site{
		Base: base,
		Pages: []site.Page{
			page("", "", "Home"), page("about/", "", "About"),
			page("swindon/", "swindon", "Swindon"), page("swindon/stage-1/", "swindon", "Stage 1"),
			page("swindon/stage-2/", "swindon", "Stage 2"), page("leeds/", "leeds", "Leeds"),
		},
		NotFound: page("", "", "Not found"),
		Files: map[string]site.File{
			"swindon/ladder.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"><text>Ladder</text></svg>`), Offline: true, Board: "swindon"},
		},
		Packs:   map[string][]byte{"swindon": []byte("pack " + edition), "leeds": []byte("the same in every edition")},
		Program: program(edition), Exec: []byte("// wasm_exec.js\n"), Boot: []byte(boot),
		Words: site.Words{Ready: "Ready offline.", NotReady: "Not ready offline.", Update: "A new version is here.", TakeOver: "Use it",
			Stopped: "Waymark stopped", StoppedSafe: "What you saved is safe.", StoppedNow: "Open the page again.", Reload: "Open again", NoProgram: "The pages still read."},
		Icons: map[string][]byte{},
	}
	for name, to := range map[string]*[]byte{"style.css": &s.Style, "program.css": &s.ProgramStyle, "print.css": &s.PrintStyle, "worker.js": &s.Worker, "shell.html": &s.Shell, "manifest.webmanifest": &s.Manifest} {
		data, err := os.ReadFile(filepath.Join("web", name))
		if err != nil {
			return s, err
		}
		*to = data
	}
	icons, err := filepath.Glob("web/icons/*.*")
	if err != nil {
		return s, err
	}
	for _, icon := range icons {
		if s.Icons[filepath.Base(icon)], err = os.ReadFile(icon); err != nil {
			return s, err
		}
	}
	return s, nil
}

// program is an empty WebAssembly module with a section of padding, 100 KB.
func program(edition string) []byte {
	const size = 100_000
	var b bytes.Buffer
	b.WriteString("\x00asm\x01\x00\x00\x00\x00")
	b.Write([]byte{size&0x7f | 0x80, size>>7&0x7f | 0x80, size >> 14}) // the section's length
	b.WriteString("\x07edition" + edition)
	b.Write(bytes.Repeat([]byte{'x'}, size-8-len(edition)))
	return b.Bytes()
}
