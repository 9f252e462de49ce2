package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// hashedDir holds the files that are named after their content. Whoever has one
// of them may keep it for ever.
const hashedDir = "assets/"

var (
	baseForm = regexp.MustCompile(`^/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*$`)
	pathForm = regexp.MustCompile(`^([a-z0-9][a-z0-9-]*/)*$`)
	fileForm = regexp.MustCompile(`^([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9._-]*\.[a-z0-9]+$`)
	nameForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)
	iconForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*\.(svg|png|ico)$`)
)

// CheckBase says what is wrong with the path of the site on its host, if anything is.
func CheckBase(base string) error {
	if baseForm.MatchString(base) {
		return nil
	}
	return fmt.Errorf("base %q: must start and end with a slash, with letters, digits, '.', '_', '~' and '-' between slashes; for example / or /waymark/", base)
}

// checkSite checks names and pages, all faults at once, and returns the pages'
// bodies as they will be written, by path; NotFound's under notFoundName.
func checkSite(s Site) (map[string]string, error) {
	if err := CheckBase(s.Base); err != nil {
		return nil, err
	}
	faults := checkNames(s)
	trees, errs := readBodies(s)
	faults = append(faults, errs...)
	faults = append(faults, checkLinks(s, trees)...)
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	bodies := make(map[string]string, len(trees))
	for key, tree := range trees {
		bodies[key] = tree.html
	}
	return bodies, nil
}

// checkNames checks everything that becomes a file name or a part of one.
func checkNames(s Site) []error {
	var faults []error
	fault := func(format string, a ...any) { faults = append(faults, fmt.Errorf(format, a...)) }

	if s.NotFound.Path != "" || s.NotFound.Board != "" {
		fault("the not-found page has a path or a board; it answers for every unknown address and has neither")
	}
	if (len(s.Program) == 0) != (len(s.Exec) == 0) {
		fault("program and wasm_exec.js belong together, and one of them is empty")
	}
	boards := boardIDs(s)
	home := false
	seen := map[string]bool{}
	for _, p := range s.Pages {
		home = home || p.Path == ""
		switch {
		case !pathForm.MatchString(p.Path):
			fault("page %q: a path is small letters, digits and '-', and ends in a slash", p.Path)
		case seen[p.Path]:
			fault("page %q: there are two pages with this path", p.Path)
		}
		seen[p.Path] = true
		if err := checkPlace(p.Path, p.Board, boards); err != nil {
			fault("page %q: %w", p.Path, err)
		}
		if strings.TrimSpace(p.Title) == "" {
			fault("page %q: has no title", p.Path)
		}
	}
	if !home {
		fault("there is no home page, that is one with the path \"\"")
	}
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		if !fileForm.MatchString(name) || strings.HasSuffix(name, ".html") || compressedCopy(name) {
			fault("file %q: a name is small letters, digits, '.', '_' and '-' with a file extension, and none that the site gives to pages and compressed copies", name)
		}
		if slices.Contains(ownNames, name) {
			fault("file %q: the site writes a file of this name itself", name)
		}
		if err := checkPlace(name, s.Files[name].Board, boards); err != nil {
			fault("file %q: %w", name, err)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.Packs)) {
		if !nameForm.MatchString(name) {
			fault("pack %q: a name is small letters, digits and '-'", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.Icons)) {
		if !iconForm.MatchString(name) {
			fault("icon %q: an icon is an svg, png or ico file with a plain name", name)
		}
	}
	return faults
}

// boardIDs are the boards that pages or files belong to.
func boardIDs(s Site) map[string]bool {
	ids := map[string]bool{}
	for _, p := range s.Pages {
		ids[p.Board] = true
	}
	for _, f := range s.Files {
		ids[f.Board] = true
	}
	delete(ids, "")
	return ids
}

// checkPlace holds the rule by which the worker finds the bundle of an address
// without a list of all pages: what travels with a board, and nothing else, has
// the board's id as the first part of its path.
func checkPlace(path, board string, boards map[string]bool) error {
	first, _, _ := strings.Cut(path, "/")
	switch {
	case first+"/" == hashedDir || first == "icons":
		return fmt.Errorf("the folder %s/ is the site's own", first)
	case board == coreBundle || board != "" && !nameForm.MatchString(board):
		return fmt.Errorf("%q cannot be a board's id", board)
	case board != "" && first != board:
		return fmt.Errorf("belongs to board %q, so its path has to start with %q", board, board+"/")
	case board == "" && boards[first]:
		return fmt.Errorf("its path starts with %q, so it has to belong to board %q", first+"/", first)
	}
	return nil
}

// shortHash is the part of a file name that stands for its content. 64 bits are
// enough to tell versions apart; the worker checks the whole hash.
func shortHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// mustJSON encodes plain maps, slices and strings, which cannot fail. Map keys
// come out sorted.
func mustJSON(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return data
}

// plainJSON is mustJSON without the escapes that are for JSON within HTML.
func plainJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(b.Bytes())
}
