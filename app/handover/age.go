package handover

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"waymark/app/notebook/vault"
)

// What leaves by e-mail is a plain age v1 file (age-encryption.org/v1), so that nobody needs this
// program to open it. It is sealed with a passphrase that is said by telephone, or for the key of
// one notebook, and then there is nothing to say.
//
// A passphrase is stretched by scrypt. We write with work factor 17, half a second here, and read
// up to 18: age's own limit of 22 would let a forged file of 150 bytes use up the memory of a phone.

const (
	workWritten = 17
	workRead    = 18

	// PassphraseWords is how many words the passphrase of a file has: one more than the notebook's,
	// because a file can be copied and tried elsewhere. 62.9 bits.
	PassphraseWords = 5
	// MaxFile is the longest file that is opened, in bytes: the longest document and what age adds.
	MaxFile = MaxDocument + MaxDocument/1000 + 1<<16
)

var (
	// ErrNotSealed: the bytes are no age file.
	ErrNotSealed = errors.New("not an encrypted file")
	// ErrPassphrase: the passphrase is another, or the first part of the file is damaged; nobody can tell which.
	ErrPassphrase = errors.New("passphrase does not open it")
	// ErrNotForUs: it is sealed for other keys than those given.
	ErrNotForUs = errors.New("made for another key")
	// ErrNeedsPassphrase: it is sealed with a passphrase, and was tried with keys.
	ErrNeedsPassphrase = errors.New("opens with a passphrase")
	// ErrTooMuchWork: opening it asks for more than this device should do.
	ErrTooMuchWork = errors.New("asks for too much work")
	// ErrBroken: it is an age file that was cut off or changed.
	ErrBroken = errors.New("file is damaged")
	// ErrKey: that is no public key, or no secret one.
	ErrKey = errors.New("not a key")
)

// NewPassphrase draws the words that a file is sealed with.
func NewPassphrase() string { return vault.DrawWords(PassphraseWords) }

// Seal encrypts with a passphrase, exactly as it is given, so that any age program opens the file.
// The error is ErrPassphrase for one that is empty or too long.
func Seal(plain []byte, passphrase string) ([]byte, error) {
	return sealWork(plain, passphrase, workWritten)
}

func sealWork(plain []byte, passphrase string, work int) ([]byte, error) {
	to, err := age.NewScryptRecipient(passphrase)
	if err != nil || len(passphrase) > vault.MaxPassphrase {
		return nil, fmt.Errorf("seal file: %w", ErrPassphrase)
	}
	to.SetWorkFactor(work)
	return seal(plain, to)
}

// SealFor encrypts for the public key of a notebook, "age1…". The error is ErrKey.
func SealFor(plain []byte, publicKey string) ([]byte, error) {
	to, err := age.ParseX25519Recipient(publicKey)
	if err != nil {
		return nil, fmt.Errorf("seal file: %w", ErrKey)
	}
	return seal(plain, to)
}

func seal(plain []byte, to ...age.Recipient) ([]byte, error) {
	var file bytes.Buffer
	w, err := age.Encrypt(&file, to...)
	if err == nil {
		_, err = w.Write(plain)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("seal file: %w", err)
	}
	return file.Bytes(), nil
}

// Open decrypts a file that was sealed with a passphrase. Not a byte is given back before the
// whole of it has proved genuine. It tries the passphrase as it is typed, and then as it would be
// without what telephones do to words: capitals, double spaces. Errors: ErrTooLarge, ErrNotSealed, ErrTooMuchWork, ErrPassphrase,
// ErrNotForUs where it is sealed for a key, ErrBroken.
func Open(file []byte, passphrase string) ([]byte, error) {
	tidy := vault.Tidy(passphrase)
	if tidy == "" {
		return nil, fmt.Errorf("open file: %w", ErrPassphrase)
	}
	spellings := []string{passphrase}
	if tidy != passphrase {
		spellings = append(spellings, tidy)
	}
	by := make([]age.Identity, len(spellings))
	for i, s := range spellings {
		one, err := age.NewScryptIdentity(s)
		if err != nil {
			return nil, fmt.Errorf("open file: %w", ErrPassphrase)
		}
		one.SetMaxWorkFactor(workRead)
		by[i] = one
	}
	return open(file, by...)
}

// OpenWith decrypts a file that was sealed for one of the secret keys. Errors: those of Open,
// with ErrNeedsPassphrase for ErrPassphrase, and ErrKey.
func OpenWith(file []byte, secretKeys ...string) ([]byte, error) {
	by := make([]age.Identity, len(secretKeys))
	for i, key := range secretKeys {
		one, err := age.ParseX25519Identity(key)
		if err != nil {
			return nil, fmt.Errorf("open file: %w", ErrKey)
		}
		by[i] = one
	}
	if len(by) == 0 {
		return nil, fmt.Errorf("open file: %w", ErrNotForUs)
	}
	return open(file, by...)
}

func open(file []byte, by ...age.Identity) ([]byte, error) {
	if len(file) > MaxFile {
		return nil, fmt.Errorf("open file: %w", ErrTooLarge)
	}
	lock, err := LockOf(file)
	if err != nil {
		return nil, fmt.Errorf("open file: %w", err)
	}
	r, err := age.Decrypt(bytes.NewReader(file), by...)
	if err != nil {
		return nil, fmt.Errorf("open file: %w", refusal(err, lock, by))
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("open file: %w", ErrBroken)
	}
	return plain, nil
}

// refusal is why age did not open a file.
func refusal(err error, lock Lock, by []age.Identity) error {
	var none *age.NoIdentityMatchError
	if !errors.As(err, &none) {
		return ErrBroken
	}
	_, said := by[0].(*age.ScryptIdentity)
	switch {
	case lock == ByPassphrase && said:
		return ErrPassphrase
	case lock == ByPassphrase:
		return ErrNeedsPassphrase
	}
	return ErrNotForUs
}

// Key is the pair by which others send files to one notebook: Public is shown, as text and as a
// QR code; Secret is kept sealed in the notebook.
type Key struct{ Public, Secret string }

// NewKey draws a pair.
func NewKey() (Key, error) {
	k, err := age.GenerateX25519Identity()
	if err != nil {
		return Key{}, fmt.Errorf("new key: %w", err)
	}
	return Key{k.Recipient().String(), k.String()}, nil
}

// PublicOf is the pair of a secret key. The error is ErrKey.
func PublicOf(secret string) (Key, error) {
	k, err := age.ParseX25519Identity(secret)
	if err != nil {
		return Key{}, fmt.Errorf("read key: %w", ErrKey)
	}
	return Key{k.Recipient().String(), secret}, nil
}

// TidyKey is a public key without what mails and telephones put into it: spaces, line breaks, capitals.
func TidyKey(typed string) string { return strings.ToLower(strings.Join(strings.Fields(typed), "")) }

// ValidPublic says whether a text is a public key that files can be sealed for.
func ValidPublic(key string) bool {
	_, err := age.ParseX25519Recipient(key)
	return err == nil
}
