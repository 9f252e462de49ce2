package rescue

import (
	"strconv"

	"waymark/app/notebook"
)

// Title is how a policy's document calls something, so that a reader of the text finds "Stage 2: Discussion" and not a
// number.
type Title struct {
	What TitleOf
	Of   string // the rank of a stage, the name of a question, the id of a form; "" for the others
	Text string
}

// TitleOf says what a title is of.
type TitleOf string

// What has a title.
const (
	OfBoard    TitleOf = "board"
	OfEdition  TitleOf = "edition"
	OfStage    TitleOf = "stage"
	OfPanel    TitleOf = "panel"
	OfQuestion TitleOf = "question"
	OfForm     TitleOf = "form"
)

// titles are the titles of each edition, by the name of its pack. An edition without any is no trouble: what it would
// have named is then named as it is stored.
type titles map[string]map[Title]string

func titlesOf(f *Found, read func(pack []byte) []Title) titles {
	all := titles{}
	for name, pack := range f.Packs {
		all[name] = map[Title]string{}
		for _, t := range read(pack) {
			all[name][Title{What: t.What, Of: t.Of}] = t.Text
		}
	}
	return all
}

func (t titles) of(e notebook.Edition, what TitleOf, of string) string {
	return t[e.Pack][Title{What: what, Of: of}]
}

// edition is the board and edition in words, with what they are called in the record.
func (t titles) edition(e notebook.Edition) string {
	s := t.of(e, OfBoard, "")
	if s == "" {
		s = e.Board
	}
	if edition := t.of(e, OfEdition, ""); edition != "" {
		s += ", " + edition
	}
	return s + " (" + e.Board + ", text " + e.Pack + ")"
}

func (t titles) stage(e notebook.Edition, rank int) string {
	if rank == notebook.Panel {
		if s := t.of(e, OfPanel, ""); s != "" {
			return s
		}
		return "the panel after the last stage"
	}
	if s := t.of(e, OfStage, strconv.Itoa(rank)); s != "" {
		return s
	}
	return "number " + strconv.Itoa(rank) + ", counted from the first"
}

// named is a title, or the stored name where there is none.
func (t titles) named(e notebook.Edition, what TitleOf, of string) string {
	if s := t.of(e, what, of); s != "" {
		return s
	}
	return of
}
