package paper

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Format is what a paper is written in.
type Format uint8

// The formats.
const (
	Word  Format = iota + 1 // .docx
	HTML                    // without script
	Plain                   // to paste into a case system
)

// Formats is all of them.
var Formats = []Format{Word, HTML, Plain}

// Extension is how the file's name ends.
func (f Format) Extension() string { return [...]string{"", "docx", "html", "txt"}[f] }

// Type is the media type of the file.
func (f Format) Type() string {
	return [...]string{"", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text/html", "text/plain"}[f]
}

// ErrNotSame: what was read back from the bytes is not what was to be written. The bytes are thrown away.
var ErrNotSame = errors.New("the file does not hold what was put into it")

// Write is the paper in a format, read back from those bytes and compared. The error is ErrNotSame,
// or wraps what the reader stumbled over; there are no bytes then.
func Write(p Paper, f Format) ([]byte, Figures, error) {
	p = p.cleaned()
	var file []byte
	switch f {
	case Word:
		file = writeWord(p)
	case HTML:
		file = writeHTML(p)
	default:
		file = writePlain(p)
	}
	if err := Check(p, f, file); err != nil {
		return nil, Figures{}, fmt.Errorf("write %s: %w", f.Extension(), err)
	}
	return file, p.figures(), nil
}

// Check reads a file and compares it with the paper that it should hold. The error is ErrNotSame
// or wraps what the reader stumbled over.
func Check(p Paper, f Format, file []byte) error {
	p = p.cleaned()
	if f == Plain {
		return checkPlain(p, file)
	}
	read := readWord
	if f == HTML {
		if !strings.HasPrefix(string(file), htmlHead(p)+"<body>") {
			return ErrNotSame
		}
		read = readHTML
	}
	got, err := read(file)
	if err != nil {
		return err
	}
	if got.Title != p.Title || got.Marks.Top() != p.Marks.Top() || got.Marks.Foot() != p.Marks.Foot() || got.Marks.Across != p.Marks.Across ||
		!slices.EqualFunc(got.Blocks, p.Blocks, same) {
		return ErrNotSame
	}
	return nil
}

// same compares what a reader sees of a block: how wide columns are is no content.
func same(a, b Block) bool {
	return a.Kind == b.Kind && a.Level == b.Level && a.Label == b.Label && a.Text == b.Text && slices.Equal(a.Head, b.Head) &&
		slices.EqualFunc(a.Rows, b.Rows, sameRow) && slices.EqualFunc(a.Fields, b.Fields, same)
}

func sameRow(a, b Row) bool { return a.Struck == b.Struck && slices.Equal(a.Cells, b.Cells) }
