package view

import (
	"fmt"

	"waymark/app/article"
	"waymark/app/packed"
)

// Content is everything that is no board's: what every page may need, and what
// is said of each board before its own pack is loaded.
type Content struct {
	Boards   []Summary                   `json:"boards"`
	Articles map[string]*article.Article `json:"articles"`
	Terms    []article.Term              `json:"terms"`
}

// EncodeContent writes content as a pack. Maps are written in order of their
// keys, so the same content gives the same bytes.
func EncodeContent(c Content) ([]byte, error) { return packed.Encode(c) }

// DecodeContent reads a pack written by EncodeContent.
func DecodeContent(pack []byte) (Content, error) {
	var c Content
	if err := packed.Decode(pack, &c); err != nil {
		return Content{}, fmt.Errorf("read content pack: %w", err)
	}
	return c, nil
}

// Saved is what a tab keeps of a walk until it closes: answers by name, and
// dated events. It holds nobody's words.
type Saved struct {
	Answers map[string]uint8 `json:"a,omitempty"`
	Events  []SavedEvent     `json:"e,omitempty"`
	Use     Use              `json:"u,omitempty"`
}

// Use is what a reader said they use a document of unknown issuer for.
type Use uint8

// The uses.
const (
	UseUnsaid Use = iota
	UseReal
	UseRehearsal
)

// SavedEvent is an event. Its words come from the policy or from this package;
// nothing that a reader typed is in it but days.
type SavedEvent struct {
	Kind     uint8  `json:"k"`
	On       string `json:"d"`
	Stage    int    `json:"s,omitempty"`
	Resolved bool   `json:"r,omitempty"`
	Form     string `json:"f,omitempty"` // the id of a board's form
	Who      string `json:"w,omitempty"` // in the policy's own words
	Reason   string `json:"y,omitempty"` // one of ours, never the reader's
	Agreed   string `json:"g,omitempty"`
}

// DecodePackList reads the list of packs and where they are.
func DecodePackList(list []byte) (map[string]string, error) {
	var urls map[string]string
	if err := packed.Decode(list, &urls); err != nil {
		return nil, fmt.Errorf("read list of packs: %w", err)
	}
	return urls, nil
}
