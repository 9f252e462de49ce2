package handover

import (
	"unicode/utf8"

	"waymark/app/notebook"
	"waymark/app/strictjson"
	"waymark/app/workday"
)

// The small values of a document: times, parties, editions and words of a closed list.

func line(s string) bool { return len(s) <= notebook.MaxLine && utf8.ValidString(s) }

// textKey leaves out what is empty.
func textKey(w *strictjson.Writer, key, text string) {
	if text != "" {
		w.Key(key)
		w.Text(text)
	}
}

// numberKey leaves out 0.
func numberKey(w *strictjson.Writer, key string, n uint64) {
	if n != 0 {
		w.Key(key)
		w.Number(n)
	}
}

// partyKey leaves out nothing: who is not known is {}.
func partyKey(w *strictjson.Writer, key string, p notebook.Party) {
	w.Key(key)
	w.Open('{')
	textKey(w, "role", p.Role)
	textKey(w, "agency", p.Agency)
	w.Close('}')
}

func writeEdition(w *strictjson.Writer, e notebook.Edition) {
	w.Open('{')
	textKey(w, "board", e.Board)
	textKey(w, "pack", e.Pack)
	w.Close('}')
}

// writeWhen leaves out what is not known of it.
func writeWhen(w *strictjson.Writer, v notebook.When) {
	w.Open('{')
	whenKeysOf(w, v)
	w.Close('}')
}

func whenKeysOf(w *strictjson.Writer, v notebook.When) {
	if !v.Date.IsZero() {
		textKey(w, "date", v.Date.String())
	}
	textKey(w, "time", v.Clock.String())
}

func writeStamp(w *strictjson.Writer, s notebook.Stamp) {
	w.Open('{')
	w.Key("instant")
	w.Number(uint64(s.Instant))
	whenKeysOf(w, s.Local)
	w.Close('}')
}

var (
	partyKeys   = []string{"role", "agency"}
	editionKeys = []string{"board", "pack"}
	whenKeys    = []string{"date", "time"}
	stampKeys   = []string{"instant", "date", "time"}
)

func (p *parser) party() notebook.Party {
	var v notebook.Party
	p.Object(partyKeys, 0, func(key int) { *[...]*string{&v.Role, &v.Agency}[key] = p.Text(notebook.MaxLine) })
	return v
}

func (p *parser) edition() notebook.Edition {
	var v notebook.Edition
	p.Object(editionKeys, 0, func(key int) { *[...]*string{&v.Board, &v.Pack}[key] = p.Text(notebook.MaxLine) })
	return v
}

// when reads a day and a time of day; need is how many of them must be there.
func (p *parser) when(need int) notebook.When {
	var v notebook.When
	p.Object(whenKeys, need, func(key int) { p.whenPart(key, &v) })
	return v
}

func (p *parser) whenPart(key int, v *notebook.When) {
	if key == 0 {
		v.Date = p.date()
	} else {
		v.Clock = p.clock()
	}
}

func (p *parser) stamp() notebook.Stamp {
	var v notebook.Stamp
	p.Object(stampKeys, 3, func(key int) {
		if key == 0 {
			v.Instant = int64(p.Number(strictjson.MaxNumber))
		} else {
			p.whenPart(key-1, &v.Local)
		}
	})
	return v
}

// date reads a day as 2026-11-20, written in no other way.
func (p *parser) date() workday.Date {
	s := p.Text(len("2026-11-20"))
	d, err := workday.ParseDate(s)
	if p.OK() && (err != nil || d.String() != s) {
		p.Fail(strictjson.Value)
	}
	return d
}

// clock reads a time of day as 14:10.
func (p *parser) clock() notebook.Clock {
	s := p.Text(len("14:10"))
	if !p.OK() {
		return 0
	}
	if len(s) == 5 && s[2] == ':' && digit(s[0]) && digit(s[1]) && digit(s[3]) && digit(s[4]) {
		if c := notebook.At(int(s[0]-'0')*10+int(s[1]-'0'), int(s[3]-'0')*10+int(s[4]-'0')); c.Valid() {
			return c
		}
	}
	p.Fail(strictjson.Value)
	return 0
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// word reads one of a list of words, and gives its place. The empty ones are none.
func (p *parser) word(list []string) int {
	s := p.Text(strictjson.MaxKey)
	for i, word := range list {
		if p.OK() && s != "" && s == word {
			return i
		}
	}
	p.Fail(strictjson.Value)
	return 0
}

// id reads an id. Each has only one way of being written.
func (p *parser) id() notebook.ID {
	id, ok := notebook.ParseID(p.Text(2 * len(notebook.ID{})))
	if !ok {
		p.Fail(strictjson.Value)
	}
	return id
}
