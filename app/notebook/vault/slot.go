package vault

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"fmt"
)

// Kind says what opens a slot.
type Kind byte

const (
	KindPassphrase Kind = 1
	KindRecovery   Kind = 2
)

const (
	slotMagic  = "WMSL"
	slotFormat = 1
	saltSize   = 32
	sumSize    = 8

	slotHead = len(slotMagic) + 1 + 1 + keyIDSize + 4 + 4 + 1 + saltSize
	// SlotSize is the length of every slot, in bytes.
	SlotSize = slotHead + nonceSize + keySize + tagSize + sumSize
)

// labels of the key that wraps the vault key, by kind of slot
const (
	labelPassphrase = "waymark vault 1: slot by passphrase"
	labelRecovery   = "waymark vault 1: slot by recovery code"
)

// Slot is what a slot says without being opened. It is trustworthy only once the slot has opened.
type Slot struct {
	Kind   Kind
	KeyID  KeyID
	Params Params // zero in a recovery slot

	head    []byte // all before the nonce: what is authenticated
	salt    []byte // the last of it
	wrapped []byte // nonce, sealed vault key, tag
}

// PassphraseSlot wraps the vault key under a passphrase. It refuses what CheckPassphrase refuses, and parameters out
// of bounds with ErrParams. Each call draws a new salt, so the same passphrase never gives the same slot twice.
func (v *Vault) PassphraseSlot(passphrase string, p Params) ([]byte, error) {
	if err := CheckPassphrase(passphrase); err != nil {
		return nil, fmt.Errorf("make slot: %w", err)
	}
	if err := v.limits.check(p); err != nil {
		return nil, fmt.Errorf("make slot: %w", err)
	}
	text, err := prepare(passphrase)
	if err != nil {
		return nil, fmt.Errorf("make slot: %w", err)
	}
	defer wipe(text)
	return v.wrap(KindPassphrase, p, func(salt []byte) []byte { return p.stretch(text, salt) })
}

// RecoverySlot wraps the vault key under a recovery code. We do not stretch the code: it is 128 random bits, which no
// amount of guessing reaches, and a slow derivation would only stand between a person and their notebook.
func (v *Vault) RecoverySlot(code RecoveryCode) ([]byte, error) {
	return v.wrap(KindRecovery, Params{}, func([]byte) []byte { return bytes.Clone(code.secret[:]) })
}

// OpenPassphrase opens the vault of a passphrase slot. It checks the slot first and the parameters before it uses
// any memory. Errors: ErrWrongPassphrase, ErrDamaged, ErrNewerFormat, ErrParams, ErrKind.
func OpenPassphrase(slot []byte, passphrase string) (*Vault, error) {
	return openPassphrase(slot, passphrase, production())
}

func openPassphrase(slot []byte, passphrase string, l limits) (*Vault, error) {
	s, err := readSlot(slot, l)
	if err != nil {
		return nil, err
	}
	if s.Kind != KindPassphrase {
		return nil, fmt.Errorf("open slot: %w", ErrKind)
	}
	text, err := prepare(passphrase)
	if err != nil {
		// No slot was ever made of what cannot be a passphrase.
		return nil, fmt.Errorf("open slot: %w", ErrWrongPassphrase)
	}
	defer wipe(text)
	return s.unwrap(s.Params.stretch(text, s.salt), l, ErrWrongPassphrase)
}

// OpenRecovery opens the vault of a recovery slot. Errors: ErrWrongCode, ErrDamaged, ErrNewerFormat, ErrParams, ErrKind.
func OpenRecovery(slot []byte, code RecoveryCode) (*Vault, error) {
	return openRecovery(slot, code, production())
}

func openRecovery(slot []byte, code RecoveryCode, l limits) (*Vault, error) {
	s, err := readSlot(slot, l)
	if err != nil {
		return nil, err
	}
	if s.Kind != KindRecovery {
		return nil, fmt.Errorf("open slot: %w", ErrKind)
	}
	return s.unwrap(bytes.Clone(code.secret[:]), l, ErrWrongCode)
}

// ReadSlot says what a slot is without opening it: ErrDamaged, ErrNewerFormat or ErrParams if it could not be opened.
func ReadSlot(slot []byte) (Slot, error) { return readSlot(slot, production()) }

// wrap writes a slot; secret gives what the wrapping key is derived from, for a salt.
func (v *Vault) wrap(k Kind, p Params, secret func(salt []byte) []byte) ([]byte, error) {
	if err := v.usable(); err != nil {
		return nil, fmt.Errorf("make slot: %w", err)
	}
	salt := make([]byte, saltSize)
	rand.Read(salt)

	b := make([]byte, 0, SlotSize)
	b = append(b, slotMagic...)
	b = append(b, slotFormat, byte(k))
	b = append(b, v.id[:]...)
	b = binary.BigEndian.AppendUint32(b, p.MemoryKiB)
	b = binary.BigEndian.AppendUint32(b, p.Passes)
	b = append(b, lanesOf(k))
	b = append(b, salt...)
	b = seal(wrapKey(k, secret(salt), salt), b, b, v.key[:])
	return append(b, checksum(b)...), nil
}

// readSlot takes a slot apart. Length, format, checksum and parameters are settled here, so that nothing is derived
// for a slot that could not open.
func readSlot(b []byte, l limits) (Slot, error) {
	if len(b) > len(slotMagic) && string(b[:len(slotMagic)]) == slotMagic && b[len(slotMagic)] > slotFormat {
		return Slot{}, fmt.Errorf("read slot: %w", ErrNewerFormat)
	}
	if len(b) != SlotSize || string(b[:len(slotMagic)]) != slotMagic || b[len(slotMagic)] != slotFormat ||
		!bytes.Equal(checksum(b[:SlotSize-sumSize]), b[SlotSize-sumSize:]) {
		return Slot{}, fmt.Errorf("read slot: %w", ErrDamaged)
	}
	s := Slot{Kind: Kind(b[5]), KeyID: KeyID(b[6:22])}
	s.Params = Params{MemoryKiB: binary.BigEndian.Uint32(b[22:]), Passes: binary.BigEndian.Uint32(b[26:])}
	s.head, s.salt, s.wrapped = b[:slotHead], b[31:slotHead], b[slotHead:SlotSize-sumSize]
	if s.Kind != KindPassphrase && s.Kind != KindRecovery {
		return Slot{}, fmt.Errorf("read slot: %w", ErrDamaged)
	}
	if err := s.checkWork(b[30], l); err != nil {
		return Slot{}, fmt.Errorf("read slot: %w", err)
	}
	return s, nil
}

// checkWork holds the parameters against the limits; a recovery slot asks for no work at all.
func (s Slot) checkWork(lane byte, l limits) error {
	if lane != lanesOf(s.Kind) {
		return ErrParams
	}
	if s.Kind == KindPassphrase {
		return l.check(s.Params)
	}
	if s.Params != (Params{}) {
		return ErrParams
	}
	return nil
}

// unwrap opens the sealed key with what was derived from a passphrase or code, and overwrites that. It answers wrong
// if it does not open. XChaCha20-Poly1305 alone does not promise that only one key opens a text; the key id, which
// is derived from the vault key, does, so it is compared.
func (s Slot) unwrap(secret []byte, l limits, wrong error) (*Vault, error) {
	key, ok := open(wrapKey(s.Kind, secret, s.salt), nil, s.wrapped, s.head)
	if !ok {
		return nil, fmt.Errorf("open slot: %w", wrong)
	}
	defer wipe(key)
	v := fromKey(key, l)
	if subtle.ConstantTimeCompare(v.id[:], s.KeyID[:]) != 1 {
		return nil, fmt.Errorf("open slot: %w", ErrDamaged)
	}
	return v, nil
}

// wrapKey makes the cipher that wraps the vault key, and overwrites the secret.
func wrapKey(k Kind, secret, salt []byte) cipher.AEAD {
	defer wipe(secret)
	label := labelPassphrase
	if k == KindRecovery {
		label = labelRecovery
	}
	return newAEAD(derive(secret, salt, label, keySize))
}

// lanesOf is what a slot of this kind has in its lanes field.
func lanesOf(k Kind) byte {
	if k == KindRecovery {
		return 0
	}
	return lanes
}

// checksum tells a damaged slot from a wrong passphrase. It covers only what anybody can read, and gives nothing away.
func checksum(b []byte) []byte {
	sum := sha256.Sum256(b)
	return sum[:sumSize]
}
