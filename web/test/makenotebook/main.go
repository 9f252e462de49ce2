// Command makenotebook prints a sealed notebook for the browser tests, as JSON: what opens it, and each record as the
// database of a browser has it. Run it from the top of the repository. The notebook is other bytes each time and always says
// the same: two cases of invented people under Swindon's policy, a sheet of names and an unfinished entry.
package main

import (
	"encoding/binary"
	"encoding/json"
	"log"
	"os"
	"time"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
	"waymark/app/policy"
	"waymark/app/policy/parse"
	"waymark/app/workday"
)

const phrase = "orchard kettle violin harbour"

type output struct {
	Passphrase string            `json:"passphrase"`
	Code       string            `json:"code"`
	Sentinel   string            `json:"sentinel"`
	Records    map[string][]byte `json:"records"` // by "store/id": the revision in eight bytes, and the sealed bytes
}

func main() {
	log.SetFlags(0)
	b := &maker{v: vault.New(), out: output{Passphrase: phrase, Records: map[string][]byte{}}}
	b.slots()
	b.contents()
	b.manifest()
	if err := json.NewEncoder(os.Stdout).Encode(b.out); err != nil {
		log.Fatal(err)
	}
}

type maker struct {
	v       *vault.Vault
	out     output
	changes []vault.Change
}

func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func (b *maker) keep(place string, sealed []byte) {
	b.out.Records[place] = append(binary.BigEndian.AppendUint64(nil, 1), sealed...)
}

func (b *maker) put(store, id string, plain []byte) {
	p := vault.Place{Store: store, ID: id}
	sealed := must(b.v.Seal(p, 1, plain))
	b.keep(store+"/"+id, sealed)
	b.changes = append(b.changes, vault.Put(p, sealed))
}

// slots are the dearest that a device gets, because the tests time them.
func (b *maker) slots() {
	code := vault.NewRecoveryCode()
	b.out.Code = code.Text()
	b.keep("slots/passphrase", must(b.v.PassphraseSlot(phrase, vault.DefaultParams)))
	b.keep("slots/recovery", must(b.v.RecoverySlot(code)))
}

func (b *maker) manifest() {
	m := must(b.v.NewManifest().Next(b.changes...))
	b.keep("manifest/manifest", must(b.v.SealManifest(m)))
	b.out.Sentinel = b.v.ID().String() + " 2"
}

func on(day int, clock notebook.Clock) notebook.When {
	return notebook.When{Date: workday.Date{Year: 2026, Month: time.November, Day: day}, Clock: clock}
}

func wrote(day, hour, minute int) notebook.Stamp {
	return notebook.Stamp{Instant: time.Date(2026, time.November, day, hour, minute, 0, 0, time.UTC).UnixMilli(), Local: on(day, notebook.At(hour, minute))}
}

func (b *maker) contents() {
	p, faults := parse.Against("policies/swindon.md", must(os.ReadFile("policies/swindon.md")), nil)
	if len(faults) > 0 {
		log.Fatal(faults)
	}
	pack := must(policy.Encode(p))
	edition := notebook.Edition{Board: "swindon", Pack: p.Hash[:16]}
	b.put("packs", edition.Pack, pack)
	b.oneCase(notebook.ID{7}, "A7", edition,
		notebook.Entry{Kind: notebook.Arose, Happened: on(3, 0), Text: "Nobody would look at the stairs."},
		notebook.Entry{Kind: notebook.Contact, Happened: on(4, notebook.At(14, 10)), Stage: 2, How: notebook.ByPhone,
			Who: notebook.Party{Role: "line manager", Agency: "Trust"}, Concern: "The stairs, again", Asked: "A visit this week"})
	b.oneCase(notebook.ID{8}, "A8", edition, notebook.Entry{Kind: notebook.Note, Happened: on(5, 0), Text: "The second case’s only note."})
	sheet := notebook.Identity{Case: notebook.ID{7}, People: []notebook.Person{{Called: "Adult A", Name: "Zoë Quill"}}}
	b.put(notebook.Identities, sheet.Case.String(), must(sheet.Encode()))
	draft := notebook.Draft{ID: notebook.ID{9}, Case: notebook.ID{7}, Began: wrote(24, 14, 10), Changed: wrote(24, 14, 12),
		Entry: notebook.Entry{Kind: notebook.Note, Text: "half a sentence that nobody fin"}}
	b.put(notebook.Drafts, draft.ID.String(), must(draft.Encode()))
}

func (b *maker) oneCase(id notebook.ID, code string, e notebook.Edition, entries ...notebook.Entry) {
	c := must(notebook.Begin(notebook.Start{ID: id, Code: code, Adult: "Adult A", Edition: e,
		Keeper: notebook.Party{Role: "social worker", Agency: "Council"}, Created: wrote(3, 9, 0)}))
	for _, entry := range entries {
		next, _, err := c.Add(entry, wrote(20, 9, 0))
		if err != nil {
			log.Fatal(err)
		}
		c = next
	}
	b.put(notebook.Cases, id.String(), must(c.Encode()))
	b.put(notebook.Summaries, id.String(), must(c.Summary().Encode()))
}
