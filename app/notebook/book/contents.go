package book

import (
	"fmt"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// Contents is everything in the notebook but what is in the bin, and of the settings the key that
// files can be made for and the bank holidays that were added, opened: for a copy. What cannot be read is left out and
// counted. Errors: the store's.
func (b *Book) Contents() (c notebook.Contents, unread int, err error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	for _, l := range b.Lines() {
		one, err := b.caseNow(l.ID)
		if isStore(err) {
			return c, unread, fmt.Errorf("gather contents: %w", err)
		}
		if err != nil {
			unread++
			continue
		}
		c.Cases = append(c.Cases, one)
	}
	c.Drafts = b.Drafts()
	set := b.Settings()
	c.Holidays = set.Holidays
	if set.Identity != "" {
		c.Keys = []string{set.Identity}
	}
	lost, err := b.opened(notebook.Identities, func(_ string, plain []byte) error {
		i, err := notebook.DecodeIdentity(plain)
		if err == nil {
			c.Identities = append(c.Identities, i)
		}
		return err
	})
	if err != nil {
		return c, unread, fmt.Errorf("gather contents: %w", err)
	}
	c.Packs = map[string][]byte{}
	lostPacks, err := b.opened(notebook.Packs, func(hash string, plain []byte) error {
		c.Packs[hash] = plain
		return nil
	})
	if err != nil {
		return c, unread, fmt.Errorf("gather contents: %w", err)
	}
	return c, unread + lost + lostPacks, nil
}

// opened opens every record of a store, and counts those that cannot be used.
func (b *Book) opened(store string, use func(id string, plain []byte) error) (lost int, err error) {
	err = b.each(nil, func(r notebook.Record) {
		plain, _, err := b.vault.OpenOver(vault.Place(r.Place), r.Sealed)
		if err == nil {
			err = use(r.ID, plain)
		}
		if err != nil {
			lost++
		}
	}, store)
	return lost, err
}
