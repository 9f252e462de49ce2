package handover_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"waymark/app/handover"
	"waymark/app/notebook"
	"waymark/app/notebook/book"
	"waymark/app/notebook/casetest"
	"waymark/app/notebook/vault"
)

// TestHostileImportsLeaveTheNotebookAsItIs: each goes the way of a file that a person opens, and every record
// of the store is the same afterwards, to the byte.
func TestHostileImportsLeaveTheNotebookAsItIs(t *testing.T) {
	var disk notebook.Disk
	now := casetest.Wrote(20, "09:00")
	b, err := book.SetUp(disk.Open(), book.Keys{Passphrase: "gravel otter lantern quilt meadow", Params: vault.Params{MemoryKiB: 19456, Passes: 2}, Code: vault.NewRecoveryCode()}, now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Merge(notebook.Contents{Cases: []*notebook.Case{casetest.Begin(t)}}); err != nil {
		t.Fatal(err)
	}
	had := records(t, &disk)
	names, err := filepath.Glob("testdata/hostile/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	whole := example(t)
	for _, name := range names {
		for _, h := range readHostile(t, name) {
			d, err := handover.DecodeDocument([]byte(strings.Replace(whole, h.replace, spell(t, h.by), 1)))
			if err != nil {
				continue
			}
			if c, err := d.Into(now); err == nil {
				_, err = b.Merge(c)
				t.Errorf("%s: %s: came as far as the notebook: %v", name, h.title, err)
			}
		}
	}
	if len(had) < 4 || !reflect.DeepEqual(had, records(t, &disk)) {
		t.Error("the notebook is another")
	}
}

func records(t *testing.T, disk *notebook.Disk) (all []notebook.Record) {
	t.Helper()
	for _, store := range []string{notebook.Cases, notebook.Summaries, notebook.Identities, notebook.Drafts, notebook.Bin,
		notebook.Slots, notebook.Manifest, notebook.Packs, notebook.Prefs} {
		some, err := disk.Open().All(store, notebook.Span{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, some...)
	}
	return all
}
