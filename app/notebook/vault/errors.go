package vault

import "errors"

// What can go wrong. Every error of this package wraps one of these and nothing that is secret: no key, no
// passphrase, no id, no word of a record. The sentences that people read are made elsewhere.
var (
	// ErrWrongPassphrase: the slot is whole, and this passphrase does not open it.
	ErrWrongPassphrase = errors.New("wrong passphrase")
	// ErrWrongCode: the slot is whole, and this recovery code, though well formed, does not open it.
	ErrWrongCode = errors.New("recovery code of another notebook")
	// ErrRecoveryCode: what was typed is not a recovery code. Always a *CodeError, which says where.
	ErrRecoveryCode = errors.New("not a recovery code")

	// ErrDamaged: the bytes are not what was written, or were written for another place or another vault.
	ErrDamaged = errors.New("damaged")
	// ErrNewerFormat: the bytes say they were written by a later version of this package. Nothing is wrong with them.
	ErrNewerFormat = errors.New("written by a newer version")
	// ErrParams: the work that a slot asks for, or that a caller chose, is outside the bounds.
	ErrParams = errors.New("key derivation parameters out of bounds")
	// ErrKind: a passphrase was tried on a recovery slot, or a code on a passphrase slot.
	ErrKind = errors.New("slot of another kind")
	// ErrOtherVault: a record, a manifest or a change belongs to another key than the one in use.
	ErrOtherVault = errors.New("belongs to another vault")
	// ErrRolledBack: the manifest is older than one the caller has already seen.
	ErrRolledBack = errors.New("older than a state already seen")
	// ErrNotWhole: the records are not what the manifest lists, so they are not carried into a new vault.
	ErrNotWhole = errors.New("records and manifest do not agree")

	// ErrClosed: the vault was closed.
	ErrClosed = errors.New("vault is closed")
	// ErrPlace: a store name or a record id is empty or too long.
	ErrPlace = errors.New("store name or record id is empty or too long")
	// ErrRevision: a revision is zero, too large, or not later than the one listed.
	ErrRevision = errors.New("revision out of order")
	// ErrTooLarge: more than MaxPlain bytes.
	ErrTooLarge = errors.New("too large to seal")
	// ErrNotListed: a record that is to be removed is not in the manifest.
	ErrNotListed = errors.New("record is not listed")

	// ErrPassphraseText: the passphrase is empty, longer than MaxPassphrase bytes or not UTF-8.
	ErrPassphraseText = errors.New("passphrase is empty, too long or not text")
	// ErrDigitsOnly: the passphrase has no letter. One computer tries every PIN of six digits in about a day.
	ErrDigitsOnly = errors.New("passphrase has no letters")
	// ErrTooWeak: the passphrase is estimated below MinBits.
	ErrTooWeak = errors.New("passphrase is too easy to guess")
)
