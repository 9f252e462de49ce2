package handover

import (
	"encoding/base64"
	"errors"

	"waymark/app/notebook"
	"waymark/app/stable"
	"waymark/app/strictjson"
	"waymark/app/workday"
)

var caseKeys = []string{"id", "code", "adult", "keeper", "edition", "created", "entries", "received"}

func writeCase(w *strictjson.Writer, c *notebook.Case) {
	s := c.Start()
	w.Open('{')
	textKey(w, "id", s.ID.String())
	textKey(w, "code", s.Code)
	textKey(w, "adult", s.Adult)
	partyKey(w, "keeper", s.Keeper)
	w.Key("edition")
	writeEdition(w, s.Edition)
	w.Key("created")
	writeStamp(w, s.Created)
	if s.Received != (notebook.Stamp{}) {
		w.Key("received")
		writeStamp(w, s.Received)
	}
	w.Key("entries")
	w.Open('[')
	for e := range c.Entries() {
		w.Line()
		writeEntry(w, &e)
	}
	w.Close(']')
	w.Close('}')
}

// oneCase reads a case; nil where it cannot be.
func (p *parser) oneCase() *notebook.Case {
	var s notebook.Start
	var entries []notebook.Entry
	p.Object(caseKeys, 7, func(key int) {
		switch key {
		case 0:
			s.ID = p.id()
		case 1:
			s.Code = p.Text(notebook.MaxLine)
		case 2:
			s.Adult = p.Text(notebook.MaxLine)
		case 3:
			s.Keeper = p.party()
		case 4:
			s.Edition = p.edition()
		case 5:
			s.Created = p.stamp()
		case 6:
			p.List(notebook.MaxEntries, func(int) { entries = append(entries, p.entry(neededInCase)) })
		case 7:
			s.Received = p.stamp()
		}
	})
	if !p.OK() {
		return nil
	}
	c, err := notebook.Rebuild(s, entries)
	switch {
	case errors.Is(err, notebook.ErrFull):
		p.Fail(strictjson.TooMany)
	case err != nil:
		p.Fail(strictjson.Value)
	}
	return c
}

// writeRest writes what only some documents have.
func writeRest(w *strictjson.Writer, c notebook.Contents) {
	writeList(w, "identities", c.Identities, writeIdentity)
	writeList(w, "drafts", c.Drafts, writeDraft)
	writeList(w, "keys", c.Keys, (*strictjson.Writer).Text)
	writeList(w, "packs", stable.Keys(c.Packs), func(w *strictjson.Writer, name string) {
		w.Open('{')
		textKey(w, "name", name)
		w.Key("bytes")
		w.Text(base64.StdEncoding.EncodeToString(c.Packs[name]))
		w.Close('}')
	})
	writeList(w, "holidays", c.Holidays, func(w *strictjson.Writer, day workday.Date) { w.Text(day.String()) })
}

func writeList[T any](w *strictjson.Writer, key string, list []T, write func(*strictjson.Writer, T)) {
	if len(list) == 0 {
		return
	}
	w.Line()
	w.Key(key)
	w.Open('[')
	for _, one := range list {
		w.Line()
		write(w, one)
	}
	w.Close(']')
}

func writeIdentity(w *strictjson.Writer, i notebook.Identity) {
	w.Open('{')
	textKey(w, "case", i.Case.String())
	w.Key("people")
	w.Open('[')
	for _, one := range i.People {
		w.Open('{')
		textKey(w, "called", one.Called)
		textKey(w, "name", one.Name)
		textKey(w, "note", one.Note)
		w.Close('}')
	}
	w.Close(']')
	w.Close('}')
}

func writeDraft(w *strictjson.Writer, d notebook.Draft) {
	w.Open('{')
	textKey(w, "id", d.ID.String())
	if !d.Case.IsZero() {
		textKey(w, "case", d.Case.String())
	}
	w.Key("began")
	writeStamp(w, d.Began)
	w.Key("changed")
	writeStamp(w, d.Changed)
	if d.Card {
		w.Key("card")
		w.True()
	}
	d.Entry.Number, d.Entry.Written, d.Entry.Under = 0, notebook.Stamp{}, 0 // a draft has none of them
	w.Key("entry")
	writeEntry(w, &d.Entry)
	w.Close('}')
}

// rest reads one of the parts that only some documents have.
func (p *parser) rest(key int, c *notebook.Contents) {
	switch documentKeys[key] {
	case "identities":
		p.List(MaxCases, func(int) { c.Identities = append(c.Identities, p.identity()) })
	case "drafts":
		p.List(MaxDrafts, func(int) { c.Drafts = append(c.Drafts, p.draft()) })
	case "keys":
		p.List(MaxKeys, func(int) { c.Keys = append(c.Keys, p.Text(notebook.MaxLine)) })
	case "packs":
		c.Packs = make(map[string][]byte)
		p.List(MaxPacks, func(int) { p.pack(c.Packs) })
	case "holidays":
		p.holidays(c)
	}
}

// holidays reads bank holidays, each later than the one before. The first version knew none.
func (p *parser) holidays(c *notebook.Contents) {
	if p.is == withoutDays {
		p.Fail(strictjson.Value)
	}
	p.List(notebook.MaxHolidays, func(n int) {
		c.Holidays = append(c.Holidays, p.date())
		if p.OK() && !inOrder(c.Holidays[max(0, n-1):]) {
			p.Fail(strictjson.Value)
		}
	})
}

var (
	identityKeys = []string{"case", "people"}
	personKeys   = []string{"called", "name", "note"}
	draftKeys    = []string{"id", "began", "changed", "entry", "case", "card"}
	packKeys     = []string{"name", "bytes"}
)

func (p *parser) identity() notebook.Identity {
	var i notebook.Identity
	p.Object(identityKeys, 2, func(key int) {
		if key == 0 {
			i.Case = p.id()
			return
		}
		p.List(notebook.MaxPeople, func(int) { i.People = append(i.People, p.person()) })
	})
	if _, err := i.Encode(); err != nil && p.OK() {
		p.Fail(strictjson.TooLong)
	}
	return i
}

func (p *parser) person() notebook.Person {
	var one notebook.Person
	p.Object(personKeys, 0, func(key int) {
		switch key {
		case 0:
			one.Called = p.Text(notebook.MaxLine)
		case 1:
			one.Name = p.Text(notebook.MaxLine)
		case 2:
			one.Note = p.Text(notebook.MaxText)
		}
	})
	return one
}

func (p *parser) draft() notebook.Draft {
	var d notebook.Draft
	p.Object(draftKeys, 4, func(key int) {
		switch key {
		case 0:
			d.ID = p.id()
		case 1:
			d.Began = p.stamp()
		case 2:
			d.Changed = p.stamp()
		case 3:
			d.Entry = p.entry(neededInDraft)
		case 4:
			d.Case = p.id()
		case 5:
			d.Card = p.Truth()
		}
	})
	if _, err := d.Encode(); err != nil && p.OK() {
		p.Fail(strictjson.Value)
	}
	return d
}

// pack reads a built policy. No two have one name.
func (p *parser) pack(into map[string][]byte) {
	var name string
	var bytes []byte
	p.Object(packKeys, 2, func(key int) {
		if key == 0 {
			name = p.Text(notebook.MaxLine)
			return
		}
		b, err := base64.StdEncoding.Strict().DecodeString(p.Text(base64.StdEncoding.EncodedLen(MaxPack)))
		if err != nil && p.OK() {
			p.Fail(strictjson.Value)
		}
		bytes = b
	})
	if _, twice := into[name]; p.OK() && (twice || name == "") {
		p.Fail(strictjson.Value)
		return
	}
	into[name] = bytes
}
