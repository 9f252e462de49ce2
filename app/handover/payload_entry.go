package handover

import (
	"waymark/app/notebook"
	"waymark/app/strictjson"
	"waymark/app/workday"
)

// The words that stand for the numbers of a notebook. They are part of the format.
var (
	kindWords = [...]string{notebook.Arose: "arose", notebook.Contact: "contact", notebook.Meeting: "meeting",
		notebook.StageStarted: "stage started", notebook.Resolved: "resolved", notebook.Unresolved: "unresolved",
		notebook.Skipped: "skipped", notebook.Informed: "informed", notebook.Copied: "copied", notebook.FormSent: "form sent",
		notebook.ActionAgreed: "action agreed", notebook.ActionDone: "action done", notebook.Confirmed: "confirmed",
		notebook.Views: "views", notebook.Decision: "decision", notebook.AgreedDate: "agreed date", notebook.Extended: "extended",
		notebook.Missed: "missed", notebook.Learning: "learning", notebook.Debrief: "debrief", notebook.Note: "note",
		notebook.Answered: "answered", notebook.BoardChanged: "board changed", notebook.EditionMoved: "edition moved",
		notebook.EditionStayed: "edition stayed", notebook.Withdrawal: "withdrawal"}
	howWords = [...]string{notebook.ByPhone: "phone", notebook.ByVideo: "video", notebook.InPerson: "in person",
		notebook.ByEmail: "e-mail", notebook.ByMessage: "message", notebook.ByLetter: "letter", notebook.NoReply: "no reply"}
	answerWords = [...]string{notebook.Yes: "yes", notebook.No: "no", notebook.NotSure: "not sure"}
)

// part is one key of an entry: how its value is written, which may be not at all, and read.
type part struct {
	key   string
	write func(*strictjson.Writer, string, *notebook.Entry)
	read  func(*parser, *notebook.Entry)
}

// The keys that every entry has, those of an entry in a case before those of a draft.
const (
	neededInCase  = 4
	neededInDraft = 1
)

// parts is the one list of all keys of an entry, to write and to read.
var parts = [...]part{
	word("kind", kindWords[:], func(e *notebook.Entry) *notebook.Kind { return &e.Kind }),
	{"number", func(w *strictjson.Writer, key string, e *notebook.Entry) { numberKey(w, key, uint64(e.Number)) },
		func(p *parser, e *notebook.Entry) { e.Number = uint32(p.Number(notebook.MaxEntries)) }},
	{"happened", writeHappened, func(p *parser, e *notebook.Entry) { e.Happened = p.when(0) }},
	{"written", writeWritten, func(p *parser, e *notebook.Entry) { e.Written = p.stamp() }},
	number("under", func(e *notebook.Entry) *uint32 { return &e.Under }, notebook.MaxEntries),
	number("stage", func(e *notebook.Entry) *int { return &e.Stage }, notebook.Panel),
	partyPart("who", func(e *notebook.Entry) *notebook.Party { return &e.Who }),
	word("how", howWords[:], func(e *notebook.Entry) *notebook.How { return &e.How }),
	text("concern", func(e *notebook.Entry) *string { return &e.Concern }, notebook.MaxText),
	text("evidence", func(e *notebook.Entry) *string { return &e.Evidence }, notebook.MaxText),
	text("risk", func(e *notebook.Entry) *string { return &e.Risk }, notebook.MaxText),
	text("said", func(e *notebook.Entry) *string { return &e.Said }, notebook.MaxText),
	text("asked", func(e *notebook.Entry) *string { return &e.Asked }, notebook.MaxText),
	text("reply", func(e *notebook.Entry) *string { return &e.Reply }, notebook.MaxText),
	partyPart("owner", func(e *notebook.Entry) *notebook.Party { return &e.Owner }),
	{"due", writeDue, func(p *parser, e *notebook.Entry) { e.Due = p.date() }},
	word("repeated", answerWords[:notebook.NotSure], func(e *notebook.Entry) *notebook.Answer { return &e.Repeated }),
	text("text", func(e *notebook.Entry) *string { return &e.Text }, notebook.MaxText),
	text("reason", func(e *notebook.Entry) *string { return &e.Reason }, notebook.MaxText),
	text("form", func(e *notebook.Entry) *string { return &e.Form }, notebook.MaxLine),
	number("action", func(e *notebook.Entry) *uint32 { return &e.Action }, notebook.MaxEntries),
	text("question", func(e *notebook.Entry) *string { return &e.Question }, notebook.MaxLine),
	word("answer", answerWords[:], func(e *notebook.Entry) *notebook.Answer { return &e.Answer }),
	{"to", writeTo, func(p *parser, e *notebook.Entry) { e.To = p.edition() }},
	number("amends", func(e *notebook.Entry) *uint32 { return &e.Amends }, notebook.MaxEntries),
	text("why", func(e *notebook.Entry) *string { return &e.Why }, notebook.MaxText),
	{"details", writeDetails, func(p *parser, e *notebook.Entry) { e.Details = p.Truth() }},
}

var entryKeys = func() []string {
	keys := make([]string, len(parts))
	for i := range parts {
		keys[i] = parts[i].key
	}
	return keys
}()

func writeEntry(w *strictjson.Writer, e *notebook.Entry) {
	w.Open('{')
	for i := range parts {
		parts[i].write(w, parts[i].key, e)
	}
	w.Close('}')
}

// entry reads an entry; the first need of its keys must be there.
func (p *parser) entry(need int) notebook.Entry {
	var e notebook.Entry
	p.Object(entryKeys, need, func(key int) { parts[key].read(p, &e) })
	return e
}

func text(key string, at func(*notebook.Entry) *string, most int) part {
	return part{key,
		func(w *strictjson.Writer, key string, e *notebook.Entry) { textKey(w, key, *at(e)) },
		func(p *parser, e *notebook.Entry) { *at(e) = p.Text(most) }}
}

func number[T ~int | ~uint32](key string, at func(*notebook.Entry) *T, most uint64) part {
	return part{key,
		func(w *strictjson.Writer, key string, e *notebook.Entry) { numberKey(w, key, uint64(*at(e))) },
		func(p *parser, e *notebook.Entry) { *at(e) = T(p.Number(most)) }}
}

func word[T ~uint8](key string, words []string, at func(*notebook.Entry) *T) part {
	return part{key,
		func(w *strictjson.Writer, key string, e *notebook.Entry) { textKey(w, key, words[*at(e)]) },
		func(p *parser, e *notebook.Entry) { *at(e) = T(p.word(words)) }}
}

func partyPart(key string, at func(*notebook.Entry) *notebook.Party) part {
	return part{key,
		func(w *strictjson.Writer, key string, e *notebook.Entry) {
			if *at(e) != (notebook.Party{}) {
				partyKey(w, key, *at(e))
			}
		},
		func(p *parser, e *notebook.Entry) { *at(e) = p.party() }}
}

func writeHappened(w *strictjson.Writer, key string, e *notebook.Entry) {
	if e.Happened != (notebook.When{}) {
		w.Key(key)
		writeWhen(w, e.Happened)
	}
}

// writeWritten leaves the time of writing out of a draft, which has none.
func writeWritten(w *strictjson.Writer, key string, e *notebook.Entry) {
	if e.Written != (notebook.Stamp{}) {
		w.Key(key)
		writeStamp(w, e.Written)
	}
}

func writeDue(w *strictjson.Writer, key string, e *notebook.Entry) {
	if e.Due != (workday.Date{}) {
		textKey(w, key, e.Due.String())
	}
}

func writeTo(w *strictjson.Writer, key string, e *notebook.Entry) {
	if e.To != (notebook.Edition{}) {
		w.Key(key)
		writeEdition(w, e.To)
	}
}

func writeDetails(w *strictjson.Writer, key string, e *notebook.Entry) {
	if e.Details {
		w.Key(key)
		w.True()
	}
}
