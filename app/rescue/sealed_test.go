package rescue_test

import (
	"encoding/binary"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/casetest"
	"waymark/app/notebook/vault"
	"waymark/app/rescue"
)

const phrase = "orchard kettle violin harbour"

// sealed is a notebook as it lies in a browser's database.
type sealed struct {
	t       testing.TB
	v       *vault.Vault
	code    vault.RecoveryCode
	records map[string][]byte // by place, the revision in front
	order   []string
	changes []vault.Change
}

func newSealed(t testing.TB) *sealed {
	t.Helper()
	s := &sealed{t: t, v: vault.New(), code: vault.NewRecoveryCode(), records: map[string][]byte{}}
	slot, err := s.v.PassphraseSlot(phrase, vault.LeastParams)
	s.must(err)
	s.store(notebook.Slots+"/passphrase", 1, slot)
	slot, err = s.v.RecoverySlot(s.code)
	s.must(err)
	s.store(notebook.Slots+"/recovery", 1, slot)
	return s
}

func (s *sealed) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *sealed) store(key string, revision uint64, b []byte) {
	if _, there := s.records[key]; !there {
		s.order = append(s.order, key)
	}
	s.records[key] = append(binary.BigEndian.AppendUint64(nil, revision), b...)
}

// put seals a record and lists it.
func (s *sealed) put(store, id string, plain []byte, err error) {
	s.t.Helper()
	s.must(err)
	p := vault.Place{Store: store, ID: id}
	b, err := s.v.Seal(p, 1, plain)
	s.must(err)
	s.store(store+"/"+id, 1, b)
	s.changes = append(s.changes, vault.Put(p, b))
}

func (s *sealed) putCase(c *notebook.Case) {
	s.t.Helper()
	b, err := c.Encode()
	s.put(notebook.Cases, c.Start().ID.String(), b, err)
	b, err = c.Summary().Encode()
	s.put(notebook.Summaries, c.Start().ID.String(), b, err)
}

// stored is what the page reads: all records, with the list of them.
func (s *sealed) stored() []rescue.Stored {
	s.t.Helper()
	m, err := s.v.NewManifest().Next(s.changes...)
	s.must(err)
	list, err := s.v.SealManifest(m)
	s.must(err)
	s.store(notebook.Manifest+"/list", 2, list)
	var all []rescue.Stored
	for _, key := range s.order {
		all = append(all, rescue.Stored{Key: key, Value: s.records[key]})
	}
	return all
}

func caseOf(t testing.TB, id byte, code string, entries ...notebook.Entry) *notebook.Case {
	t.Helper()
	c, err := notebook.Begin(notebook.Start{ID: notebook.ID{id}, Code: code, Adult: "Adult A",
		Keeper: notebook.Party{Role: "social worker", Agency: "Council"}, Edition: casetest.Began, Created: casetest.Wrote(1, "09:00")})
	if err != nil {
		t.Fatal(err)
	}
	return casetest.Add(t, c, entries...)
}

// elm are the titles of the edition that the cases here began under.
func elm(pack []byte) []rescue.Title {
	if string(pack) != "the pack of Elm" {
		return nil
	}
	return []rescue.Title{{What: rescue.OfBoard, Text: "Elm Safeguarding Adults Board"}, {What: rescue.OfEdition, Text: "May 2025"},
		{What: rescue.OfStage, Of: "2", Text: "Stage 2: Managers talk"}, {What: rescue.OfPanel, Text: "Resolution panel"},
		{What: rescue.OfQuestion, Of: "harm-now", Text: "Is the adult at risk of harm now?"}, {What: rescue.OfForm, Of: "record", Text: "Record of a disagreement"}}
}
