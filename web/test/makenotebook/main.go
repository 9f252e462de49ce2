// Command makenotebook prints a sealed notebook for the browser tests, as JSON: what opens it, and each record as the
// database of a browser has it. Run it from the top of the repository. The notebook is other bytes each time and always says
// the same: two cases of invented people under Swindon's policy, a sheet of names and an unfinished entry.
package main

import (
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/vault"
	"waymark/app/policy"
	"waymark/app/policy/parse"
	"waymark/app/workday"
)

var (
	cases   = flag.Int("cases", 2, "how many `cases`")
	entries = flag.Int("entries", 1, "how many `entries` a case beyond the first two has: the first is a few words, the others 1 KB each")
)

const phrase = "orchard kettle violin harbour"

type output struct {
	Passphrase string            `json:"passphrase"`
	Code       string            `json:"code"`
	Sentinel   string            `json:"sentinel"`
	Records    map[string][]byte `json:"records"` // by "store/id": the revision in eight bytes, and the sealed bytes
}

var stores = []string{notebook.Cases, notebook.Summaries, notebook.Identities, notebook.Drafts, notebook.Bin, notebook.Packs,
	notebook.Slots, notebook.Manifest, notebook.Prefs}

func main() {
	log.SetFlags(0)
	flag.Parse()
	disk := new(notebook.Disk)
	code := vault.NewRecoveryCode()
	// The dearest slot that a device gets, because the tests time it.
	b := must(book.SetUp(disk.Open(), book.Keys{Passphrase: phrase, Params: vault.DefaultParams, Code: code}, wrote(3, 9, 0)))
	write(b)
	if err := json.NewEncoder(os.Stdout).Encode(read(disk.Open(), code)); err != nil {
		log.Fatal(err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func read(s notebook.Store, code vault.RecoveryCode) output {
	out := output{Passphrase: phrase, Code: code.Text(), Records: map[string][]byte{}}
	for _, store := range stores {
		for _, r := range must(s.All(store, notebook.Span{})) {
			out.Records[r.Store+"/"+r.ID] = append(binary.BigEndian.AppendUint64(nil, r.Revision), r.Sealed...)
		}
	}
	if mark := must(s.Sentinel()); mark != nil {
		out.Sentinel = fmt.Sprint(mark.Key, " ", mark.Seen)
	}
	return out
}

func on(day int, clock notebook.Clock) notebook.When {
	return notebook.When{Date: workday.Date{Year: 2026, Month: time.November, Day: day}, Clock: clock}
}

func wrote(day, hour, minute int) notebook.Stamp {
	return notebook.Stamp{Instant: time.Date(2026, time.November, day, hour, minute, 0, 0, time.UTC).UnixMilli(), Local: on(day, notebook.At(hour, minute))}
}

func write(b *book.Book) {
	p, faults := parse.Against("policies/swindon.md", must(os.ReadFile("policies/swindon.md")), nil)
	if len(faults) > 0 {
		log.Fatal(faults)
	}
	pack := must(policy.Encode(p))
	begin := func(id byte, code string, entries ...notebook.Entry) {
		must(b.Begin(notebook.Start{ID: notebook.ID{id}, Code: code, Adult: "Adult A", Edition: notebook.Edition{Board: p.ID, Pack: notebook.PackName(pack)},
			Keeper: notebook.Party{Role: "social worker", Agency: "Council"}}, pack, entries, notebook.ID{}, wrote(20, 9, 0)))
	}
	begin(7, "A7",
		notebook.Entry{Kind: notebook.Arose, Happened: on(3, 0), Text: "Nobody would look at the stairs."},
		notebook.Entry{Kind: notebook.Contact, Happened: on(4, notebook.At(14, 10)), Stage: 2, How: notebook.ByPhone,
			Who: notebook.Party{Role: "line manager", Agency: "Trust"}, Concern: "The stairs, again", Asked: "A visit this week"})
	begin(8, "A8", notebook.Entry{Kind: notebook.Note, Happened: on(5, 0), Text: "The second case’s only note."})
	for i := 2; i < *cases; i++ {
		must(b.Begin(notebook.Start{Adult: "Adult A", Edition: notebook.Edition{Board: p.ID, Pack: notebook.PackName(pack)},
			Keeper: notebook.Party{Role: "social worker", Agency: "Council"}}, pack,
			long(i), notebook.ID{}, wrote(20, 9, 0)))
	}
	for _, err := range []error{
		b.SaveIdentity(notebook.Identity{Case: notebook.ID{7}, People: []notebook.Person{{Called: "Adult A", Name: "Zoë Quill"}}}),
		b.SaveDraft(notebook.Draft{ID: notebook.ID{9}, Case: notebook.ID{7}, Began: wrote(24, 14, 10), Changed: wrote(24, 14, 12),
			Entry: notebook.Entry{Kind: notebook.Note, Text: "half a sentence that nobody fin"}}),
	} {
		if err != nil {
			log.Fatal(err)
		}
	}
}

// long is the entries of the case of a number.
func long(i int) []notebook.Entry {
	all := []notebook.Entry{{Kind: notebook.Arose, Happened: on(1+i%24, 0), Text: fmt.Sprint("What the neighbour of house ", i, " said.")}}
	for n := 1; n < *entries; n++ {
		said := fmt.Sprintf("Call %d about house %d. ", n, i)
		all = append(all, notebook.Entry{Kind: notebook.Contact, Happened: on(1+i%24, notebook.At(9+n%8, 0)), Stage: 2, How: notebook.ByPhone,
			Who: notebook.Party{Role: "duty social worker", Agency: "Council"}, Said: said + strings.Repeat("Nobody had called back since. ", 16),
			Asked: strings.Repeat("A visit before the weekend. ", 9), Reply: strings.Repeat("They would ask the team. ", 10)})
	}
	return all
}
