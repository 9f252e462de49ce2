// Package vault seals a notebook: it makes and wraps the key, seals records, and notices what is missing.
//
// It is all arithmetic on bytes. It does not know what a case is, where bytes are kept, what time it is or
// what a browser is; the store (app/notebook/idb) keeps the bytes, the screens choose the sentences. FORMAT.md
// in this folder describes every byte, so that somebody without this program can open a notebook.
//
// # Setting up
//
//	v := vault.New()                                 // a random 32-byte vault key
//	phrase := vault.GeneratePassphrase()             // or one of the person's own: see CheckPassphrase
//	p := vault.Calibrate(measure)                    // how much work this device bears; see Work
//	lock, err := v.PassphraseSlot(phrase, p)         // to keep
//	code := vault.NewRecoveryCode()                  // to print: code.Text()
//	spare, err := v.RecoverySlot(code)               // to keep
//	m := v.NewManifest()
//	list, err := v.SealManifest(m)                   // to keep
//
// # Unlocking
//
//	v, err := vault.OpenPassphrase(lock, phrase)     // or OpenRecovery(spare, code)
//	m, err := v.OpenManifest(list)
//	err = m.NotBefore(seen)                          // the highest counter the caller remembers elsewhere
//	found, err := m.Check(v, records)                // nothing found: all is there, nothing is stale
//	plain, revision, err := v.Open(place, sealed)    // one by one, when they are needed
//
// # Saving
//
//	sealed, err := v.Seal(place, revision, plain)
//	next, err := m.Next(vault.Put(place, sealed))    // m stays as it was, in case the transaction fails
//	list, err := v.SealManifest(next)                // goes into the same transaction as the record
//
// A new passphrase is a new PassphraseSlot written over the old one: nothing else changes, and nothing else
// can be half done. When the old passphrase or the printed code may be known to somebody, that is not enough,
// because a copy of the old slot still opens the same key: Rekey gives back a whole new notebook, already
// verified, for the store to swap in one transaction.
//
// # What it promises
//
//   - Who has the bytes and neither passphrase nor code learns the names of the stores, the ids, the revisions,
//     roughly how long each record is and how often the notebook was saved, and nothing else.
//   - Who changes the bytes without the key makes them unreadable; nothing changed is ever read as genuine.
//   - A record that vanished, went back to an older self or came from elsewhere is found by Manifest.Check.
//     A notebook taken back as a whole is found as far as the caller remembers a counter: see NotBefore.
//   - No error carries a secret or a word of a case. Nothing panics, whatever the bytes.
//
// And what it cannot: Go moves and copies memory, so Close overwrites what this package holds and no more.
// The page that held an open vault is reloaded to lock it.
//
// A Vault may be used by several goroutines at once, except that Close must come last. A Manifest never changes.
package vault

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"runtime"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	keySize   = chacha20poly1305.KeySize    // 32 bytes: the vault key and every key made from it
	nonceSize = chacha20poly1305.NonceSizeX // 24 bytes: long enough to be random
	tagSize   = chacha20poly1305.Overhead   // 16 bytes
	keyIDSize = 16
)

// The HKDF labels. A label names the format, so a key of another format can never be the same key.
const (
	labelKeyID    = "waymark vault 1: key id"
	labelRecord   = "waymark vault 1: record"
	labelManifest = "waymark vault 1: manifest"
)

// KeyID names a vault key without giving it away. Slots, records and the manifest of one vault carry the same one.
type KeyID [keyIDSize]byte

// String writes the id in hexadecimal.
func (id KeyID) String() string { return hex.EncodeToString(id[:]) }

// Vault is an open vault: the key, and what seals and opens with it.
type Vault struct {
	key      [keySize]byte
	id       KeyID
	records  cipher.AEAD
	manifest cipher.AEAD
	limits   limits
}

// New makes a vault with a random key. Nothing is kept anywhere until a slot of it is.
func New() *Vault {
	var key [keySize]byte
	rand.Read(key[:]) // never fails: crypto/rand ends the program instead
	defer wipe(key[:])
	return fromKey(key[:], production())
}

// fromKey builds the vault of a key, which it copies.
func fromKey(key []byte, l limits) *Vault {
	v := &Vault{limits: l}
	copy(v.key[:], key)
	copy(v.id[:], derive(key, nil, labelKeyID, keyIDSize))
	v.records = newAEAD(derive(key, nil, labelRecord, keySize))
	v.manifest = newAEAD(derive(key, nil, labelManifest, keySize))
	return v
}

// ID names the vault's key.
func (v *Vault) ID() KeyID { return v.id }

// Close overwrites the key and makes every later call fail with ErrClosed. The ciphers keep copies of their own,
// which are dropped and not overwritten: golang.org/x/crypto gives no way to.
func (v *Vault) Close() {
	wipe(v.key[:])
	v.records, v.manifest = nil, nil
}

// usable says whether the vault is still open.
func (v *Vault) usable() error {
	if v.records == nil || v.manifest == nil {
		return ErrClosed
	}
	return nil
}

// derive is HKDF-SHA256, extract and expand.
func derive(secret, salt []byte, label string, size int) []byte {
	out, err := hkdf.Key(sha256.New, secret, salt, label, size)
	if err != nil {
		// Only for more than 255 × 32 bytes, which is not asked for anywhere. No key is better than a wrong one.
		return nil
	}
	return out
}

// newAEAD makes a cipher of a derived key and overwrites that key. If there can be no cipher (Go's FIPS-only mode
// forbids this one) it is nil, and the vault is one that never opened: see usable.
func newAEAD(key []byte) cipher.AEAD {
	defer wipe(key)
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil
	}
	return aead
}

// seal appends a fresh nonce, the sealed text and its tag to head; ad is authenticated with them. With 24 random
// bytes no vault will ever draw a nonce twice.
func seal(aead cipher.AEAD, head, ad, plain []byte) []byte {
	b, nonce := withNonce(head)
	return aead.Seal(b, nonce, plain, ad)
}

// sealPadded is seal for a text that is padded first. Where head has the room, the text is sealed in the place where it will
// stand, and never stands in another.
func sealPadded(aead cipher.AEAD, size padding, head, ad, plain []byte) []byte {
	b, nonce := withNonce(head)
	padded := size.pad(b, plain)[len(b):]
	return aead.Seal(b, nonce, padded, ad)
}

func withNonce(head []byte) (b, nonce []byte) {
	nonce = make([]byte, nonceSize)
	rand.Read(nonce)
	return append(head, nonce...), nonce
}

// open undoes seal, given what seal appended. The text is appended to to, which may be the place where it stands sealed.
func open(aead cipher.AEAD, to, sealed, ad []byte) (plain []byte, ok bool) {
	if aead == nil || len(sealed) < nonceSize+tagSize {
		return nil, false
	}
	plain, err := aead.Open(to, sealed[:nonceSize], sealed[nonceSize:], ad)
	return plain, err == nil
}

// wipe overwrites a secret.
func wipe(b []byte) {
	clear(b)
	runtime.KeepAlive(b)
}
