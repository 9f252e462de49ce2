package handover

import (
	"errors"
	"fmt"

	"waymark/app/notebook"
	"waymark/app/strictjson"
	"waymark/app/workday"
)

// The payload is the one document in which cases leave a notebook and come back: a case that is
// handed over, and the copy of a whole notebook. FORMAT.md describes it. Nothing is lost on the
// way: what is decoded is what was encoded, to the last character.
//
// We let characters that turn the direction of writing through, because people paste them with
// what they quote, and a record that cannot be copied is a trap. They are written as escapes,
// are refused when they stand in the document as themselves, and Turned counts them, so that
// whoever opens a file is told; Visible shows them.

// Sort is what a document is.
type Sort uint8

// The sorts of document.
const (
	OneCase Sort = iota + 1 // a case that is handed over
	Whole                   // a copy of a whole notebook
)

var sorts = [...]string{OneCase: "case", Whole: "notebook"}

// Document is a payload, opened.
type Document struct {
	Sort     Sort
	Made     notebook.Stamp
	From     notebook.Party // who says that they made it; nobody checked
	Contents notebook.Contents
}

// Limits of a document. Those of cases and entries are the notebook's.
const (
	MaxDocument = 64 << 20 // bytes
	MaxCases    = 10_000
	MaxDrafts   = 10_000
	MaxPacks    = 1_000
	MaxPack     = 2 << 20 // bytes of one built policy
	MaxKeys     = 100

	version     = 2
	withoutDays = 1 // of a document without bank holidays: whoever knows only that version can read it
)

var (
	// ErrTooLarge: a document or a file is longer than can be taken.
	ErrTooLarge = errors.New("too large")
	// ErrDocument: a document is not one that can be read, and why: a *DocumentError.
	ErrDocument = errors.New("not a document of this program")
	// ErrNewer: a later version of this program made it. Nothing is wrong with it.
	ErrNewer = errors.New("made by a newer version")
	// ErrContents: what was to be written cannot be: text that is not UTF-8, a list that is too
	// long, or a document of one case that holds none or several.
	ErrContents = errors.New("cannot be written")
)

// DocumentError is the first problem of a document and where it is, without a word of it. It
// wraps ErrDocument.
type DocumentError struct {
	Problem strictjson.Problem
	Path    string // as in "cases[0].entries[3].said"
}

// Error is the problem and its place.
func (e *DocumentError) Error() string {
	return "read document: " + (&strictjson.Error{Problem: e.Problem, Path: e.Path}).Error()
}

// Unwrap gives ErrDocument.
func (e *DocumentError) Unwrap() error { return ErrDocument }

var documentKeys = []string{"waymark", "version", "made", "from", "cases", "identities", "drafts", "keys", "packs", "holidays"}

// Encode writes a document. The error is ErrContents or ErrTooLarge.
func (d Document) Encode() ([]byte, error) {
	if err := d.sound(); err != nil {
		return nil, fmt.Errorf("write document: %w", err)
	}
	w := &strictjson.Writer{}
	w.Open('{')
	textKey(w, "waymark", sorts[d.Sort])
	numberKey(w, "version", d.version())
	w.Key("made")
	writeStamp(w, d.Made)
	partyKey(w, "from", d.From)
	w.Line()
	w.Key("cases")
	w.Open('[')
	for _, c := range d.Contents.Cases {
		w.Line()
		writeCase(w, c)
	}
	w.Close(']')
	writeRest(w, d.Contents)
	w.Close('}')
	b := append(w.Bytes(), '\n')
	if len(b) > MaxDocument {
		return nil, fmt.Errorf("write document: %w", ErrTooLarge)
	}
	return b, nil
}

// ofOneCase says whether contents are those of a case that is handed over: whoever gets it has keys and bank holidays of their own.
func ofOneCase(c notebook.Contents) bool {
	return len(c.Cases) == 1 && len(c.Keys) == 0 && len(c.Holidays) == 0
}

// inOrder says whether bank holidays are in order of date, none twice, and no more than a notebook keeps.
func inOrder(days []workday.Date) bool {
	for i, d := range days {
		if !d.Valid() || i > 0 && !days[i-1].Before(d) {
			return false
		}
	}
	return len(days) <= notebook.MaxHolidays
}

// version is the lowest that knows all that is in the document.
func (d Document) version() uint64 {
	if len(d.Contents.Holidays) > 0 {
		return version
	}
	return withoutDays
}

// sound looks for what DecodeDocument would not take back. Cases are sound by themselves.
func (d Document) sound() error {
	c := &d.Contents
	if d.Sort != OneCase && d.Sort != Whole || d.Sort == OneCase && !ofOneCase(*c) ||
		len(c.Cases) > MaxCases || len(c.Identities) > MaxCases || len(c.Drafts) > MaxDrafts ||
		len(c.Packs) > MaxPacks || len(c.Keys) > MaxKeys || !inOrder(c.Holidays) || !line(d.From.Role) || !line(d.From.Agency) {
		return ErrContents
	}
	for _, i := range c.Identities {
		if _, err := i.Encode(); err != nil {
			return fmt.Errorf("%w: %w", ErrContents, err)
		}
	}
	for _, one := range c.Drafts {
		if _, err := one.Encode(); err != nil {
			return fmt.Errorf("%w: %w", ErrContents, err)
		}
	}
	for name, pack := range c.Packs {
		if !line(name) || len(pack) > MaxPack {
			return ErrContents
		}
	}
	for _, key := range c.Keys {
		if !line(key) {
			return ErrContents
		}
	}
	return nil
}

// DecodeDocument reads what Encode writes, and what others write by FORMAT.md. The error is
// ErrTooLarge, ErrNewer or a *DocumentError.
func DecodeDocument(b []byte) (Document, error) {
	if len(b) > MaxDocument {
		return Document{}, fmt.Errorf("read document: %w", ErrTooLarge)
	}
	r := strictjson.NewReader(b)
	p := &parser{Reader: r}
	d := p.document()
	err := r.End()
	if p.newer {
		return Document{}, fmt.Errorf("read document: %w", ErrNewer)
	}
	var e *strictjson.Error
	if errors.As(err, &e) {
		return Document{}, &DocumentError{e.Problem, e.Path}
	}
	return d, nil
}

// parser reads the parts of a document.
type parser struct {
	*strictjson.Reader
	known int    // how many keys of the document have come
	is    uint64 // its version
	newer bool   // it says that a later version made it
}

// document reads the whole. What it is and of which version stands first, so that a later
// version is known as such whatever else it has.
func (p *parser) document() Document {
	var d Document
	p.Object(documentKeys, 5, func(key int) {
		if p.known++; p.known <= 2 && key != p.known-1 {
			p.Fail(strictjson.Value)
			return
		}
		switch key {
		case 0:
			d.Sort = Sort(p.word(sorts[:]))
		case 1:
			p.version()
		case 2:
			d.Made = p.stamp()
		case 3:
			d.From = p.party()
		case 4:
			p.cases(&d)
		default:
			p.rest(key, &d.Contents)
		}
	})
	if p.OK() && d.Sort == OneCase && !ofOneCase(d.Contents) {
		p.Fail(strictjson.Value)
	}
	return d
}

func (p *parser) version() {
	switch p.is = p.Number(strictjson.MaxNumber); {
	case p.is > version:
		p.newer = true
		p.Fail(strictjson.Value)
	case p.is < withoutDays:
		p.Fail(strictjson.Value)
	}
}

// cases reads all cases. No two have one id.
func (p *parser) cases(d *Document) {
	seen := make(map[notebook.ID]bool)
	p.List(MaxCases, func(int) {
		c := p.oneCase()
		if c == nil {
			return
		}
		if id := c.Start().ID; seen[id] {
			p.Fail(strictjson.Value)
		} else {
			seen[id] = true
		}
		d.Contents.Cases = append(d.Contents.Cases, c)
	})
}
