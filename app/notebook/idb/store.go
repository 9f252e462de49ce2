//go:build js && wasm

package idb

import (
	"encoding/binary"
	"strings"
	"syscall/js"
	"time"

	"waymark/app/notebook"
)

const revisionSize = 8

func keyOf(p notebook.Place) js.Value { return js.ValueOf(p.Store + "/" + p.ID) }

// framed is a record as it is stored.
func framed(revision uint64, sealed []byte) js.Value {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, revisionSize+len(sealed)), revision)
	b = append(b, sealed...) // cheaper than to call the browser twice
	array := uint8Array.New(len(b))
	js.CopyBytesToJS(array, b)
	return array
}

var uint8Array = js.Global().Get("Uint8Array")

// unframed reads a stored value; false for one that we did not store.
func unframed(p notebook.Place, v js.Value) (notebook.Record, bool) {
	n, is := sizeOf(v)
	if !is {
		return notebook.Record{}, false
	}
	b := make([]byte, n)
	js.CopyBytesToGo(b, v)
	return notebook.Record{Place: p, Revision: binary.BigEndian.Uint64(b), Sealed: b[revisionSize:]}, true
}

// revisionOf reads the revision of a stored value without copying the rest; 0 for undefined.
func revisionOf(v js.Value) (uint64, bool) {
	if v.IsUndefined() {
		return 0, true
	}
	if _, is := sizeOf(v); !is {
		return 0, false
	}
	var b [revisionSize]byte
	js.CopyBytesToGo(b[:], v)
	return binary.BigEndian.Uint64(b[:]), true
}

func sizeOf(v js.Value) (int, bool) {
	if v.Type() != js.TypeObject || !v.InstanceOf(uint8Array) {
		return 0, false
	}
	n := v.Length()
	return n, n >= revisionSize
}

// Get is one record.
func (db *DB) Get(p notebook.Place) (notebook.Record, error) {
	const act = "get record"
	t, err := db.begin(act, reads, whenReading)
	if err != nil {
		return notebook.Record{}, err
	}
	request, err := call(t.store, "get", keyOf(p))
	if err != nil {
		return notebook.Record{}, t.giveUp(translate(act, whenReading, nameIn(err)))
	}
	if err := t.answer(request); err != nil {
		return notebook.Record{}, err
	}
	value := request.Get("result")
	if value.IsUndefined() {
		return notebook.Record{}, wrapped(act, notebook.ErrNotFound, "")
	}
	r, is := unframed(p, value)
	if !is {
		return notebook.Record{}, wrapped(act, notebook.ErrUnread, "")
	}
	return r, nil
}

const gathering = "get all records"

// All is the records of one store, in one transaction. Where there are as many as are expected, their keys are not read.
func (db *DB) All(store string, within notebook.Span) ([]notebook.Record, error) {
	bounds, err := boundsOf(store, within)
	if err != nil || bounds.IsUndefined() {
		return nil, err
	}
	if n := len(within.Expected); n > 0 {
		found, err := db.ask(bounds, within.Most, "getAll")
		if err != nil {
			return nil, err
		}
		if found[0].Length() == n {
			return gather(store, within.Expected, found[0])
		}
	}
	found, err := db.ask(bounds, within.Most, "getAllKeys", "getAll")
	if err != nil {
		return nil, err
	}
	return gather(store, idsOf(store, found[0]), found[1])
}

// boundsOf is the keys of a span, as the browser takes them; undefined where there can be none, for it takes no bounds of nothing.
func boundsOf(store string, within notebook.Span) (bounds js.Value, err error) {
	// "0" is the character after "/".
	from, to, open := store+"/"+within.After, store+"0", true
	if within.UpTo != "" {
		to, open = store+"/"+within.UpTo, false
	}
	if !open && to <= from {
		return js.Undefined(), nil
	}
	if bounds, err = call(js.Global().Get("IDBKeyRange"), "bound", from, to, true, open); err != nil {
		return bounds, translate(gathering, whenReading, nameIn(err))
	}
	return bounds, nil
}

// ask asks in one transaction for all that is within bounds, no more than so many (0: however many), and gives the answers.
func (db *DB) ask(bounds js.Value, most int, methods ...string) (answers []js.Value, err error) {
	t, err := db.begin(gathering, reads, whenReading)
	if err != nil {
		return nil, err
	}
	count := js.Undefined()
	if most > 0 {
		count = js.ValueOf(most)
	}
	requests := make([]js.Value, len(methods))
	for i, method := range methods {
		if requests[i], err = call(t.store, method, bounds, count); err != nil {
			return nil, t.giveUp(translate(gathering, whenReading, nameIn(err)))
		}
	}
	if err := t.answer(requests[len(requests)-1]); err != nil {
		return nil, err
	}
	if err := try(func() {
		for _, r := range requests {
			answers = append(answers, r.Get("result"))
		}
	}); err != nil {
		return nil, translate(gathering, whenReading, nameIn(err))
	}
	return answers, nil
}

// idsOf is the ids in keys. They are taken over as one text, because each crossing from JavaScript costs.
func idsOf(store string, keys js.Value) []string {
	if keys.Length() == 0 {
		return nil
	}
	ids := strings.Split(keys.Call("join", "\n").String(), "\n")
	for i, key := range ids {
		ids[i] = strings.TrimPrefix(key, store+"/")
	}
	return ids
}

// gather copies records. Error: ErrUnread where one is not ours.
func gather(store string, ids []string, values js.Value) ([]notebook.Record, error) {
	all := make([]notebook.Record, 0, len(ids))
	for i, id := range ids {
		r, is := unframed(notebook.Place{Store: store, ID: id}, values.Index(i))
		if !is {
			return nil, wrapped(gathering, notebook.ErrUnread, "")
		}
		all = append(all, r)
	}
	return all, nil
}

// Empty says whether there is no record at all.
func (db *DB) Empty() (bool, error) {
	const act = "look for records"
	t, err := db.begin(act, reads, whenReading)
	if err != nil {
		return false, err
	}
	request, err := call(t.store, "count")
	if err != nil {
		return false, t.giveUp(translate(act, whenReading, nameIn(err)))
	}
	if err := t.answer(request); err != nil {
		return false, err
	}
	return request.Get("result").Int() == 0, nil
}

const writing = "write records"

// Write makes all changes or none.
func (db *DB) Write(changes ...notebook.Change) error {
	if err := notebook.CheckChanges(changes); err != nil {
		return wrapped(writing, err, "")
	}
	t, err := db.begin(writing, writes, whenWriting)
	if err != nil {
		return err
	}
	t.limit += timeFor(changes)
	if err := t.guard(changes); err != nil {
		return err
	}
	for _, c := range changes {
		if err := t.make(c); err != nil {
			return t.giveUp(translate(writing, whenWriting, nameIn(err)))
		}
	}
	return t.complete()
}

// timeFor is what a write may take longer for being large: we allow a second for a megabyte,
// because the slowest phones do.
func timeFor(changes []notebook.Change) time.Duration {
	size := 0
	for _, c := range changes {
		size += len(c.Sealed)
	}
	return time.Duration(size>>20) * time.Second
}

// guard reads what the changes would overwrite, and gives up where one of them does not know it. Nobody waits for it:
// requests are answered in the order of asking, so it looks before any change is made, and the transaction
// is aborted before it can be complete; where all is as it should be, it is committed then. What should not be there yet
// needs no reading: adding it fails.
func (t *transaction) guard(changes []notebook.Change) error {
	var asked []looking
	for _, c := range changes {
		if c.Was == 0 || c.Along {
			continue
		}
		r, err := call(t.store, "get", keyOf(c.Place))
		if err != nil {
			return t.giveUp(translate(writing, whenWriting, nameIn(err)))
		}
		asked = append(asked, looking{c.Was, r})
	}
	if len(asked) == 0 {
		return nil
	}
	t.whenAnswered(asked[len(asked)-1].request, func() {
		if err := compare(asked); err != nil {
			t.refused = t.giveUp(err)
			return
		}
		t.commit()
	})
	return nil
}

// looking is a question for what a change would overwrite, and the revision that the change knows.
type looking struct {
	was     uint64
	request js.Value
}

// compare holds the revisions that were read against those that the changes know.
func compare(asked []looking) error {
	for _, l := range asked {
		var found js.Value
		if err := try(func() { found = l.request.Get("result") }); err != nil {
			return translate(writing, whenWriting, nameIn(err))
		}
		revision, ours := revisionOf(found)
		if !ours {
			return wrapped(writing, notebook.ErrUnread, "")
		}
		if revision != l.was {
			return wrapped(writing, notebook.ErrConflict, "")
		}
	}
	return nil
}

// make asks for one change. Its answer is not waited for: where it fails, the whole is aborted.
func (t *transaction) make(c notebook.Change) (err error) {
	switch {
	case c.Revision == 0:
		_, err = call(t.store, "delete", keyOf(c.Place))
	case c.Was == 0:
		_, err = call(t.store, "add", framed(c.Revision, c.Sealed), keyOf(c.Place))
	default:
		_, err = call(t.store, "put", framed(c.Revision, c.Sealed), keyOf(c.Place))
	}
	return err
}
