package handover_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"waymark/app/handover"
	"waymark/app/notebook/vault"
)

var plainTexts = [][]byte{{}, []byte("a"), bytes.Repeat([]byte("café\x00"), 40_000)}

func newKey(t testing.TB) handover.Key {
	t.Helper()
	k, err := handover.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestPassphraseHasFiveWordsOfTheList(t *testing.T) {
	seen := make(map[string]bool)
	for range 200 {
		p := handover.NewPassphrase()
		if n := len(strings.Fields(p)); n != 5 || seen[p] || vault.Tidy(p) != p {
			t.Fatalf("%q has %d words", p, n)
		}
		seen[p] = true
	}
}

func TestSealedWithAPassphraseOpensWithIt(t *testing.T) {
	for _, plain := range plainTexts {
		file, err := handover.SealWork(plain, "five small words for us", 6)
		if err != nil {
			t.Fatal(err)
		}
		for typed, want := range map[string]error{
			"five small words for us":     nil,
			" Five small  words for us\n": nil,
			"five small words for":        handover.ErrPassphrase,
			"fivesmallwordsforus":         handover.ErrPassphrase,
			"":                            handover.ErrPassphrase,
			"\xff":                        handover.ErrPassphrase,
		} {
			got, err := handover.Open(file, typed)
			if !errors.Is(err, want) || err == nil && !bytes.Equal(got, plain) {
				t.Errorf("%q: %v, want %v", typed, err, want)
			}
		}
		if _, err := handover.OpenWith(file, newKey(t).Secret); !errors.Is(err, handover.ErrNeedsPassphrase) {
			t.Errorf("tried with a key: %v", err)
		}
	}
}

// TestWorkIsSeventeen reads the header that Seal writes.
func TestWorkIsSeventeen(t *testing.T) {
	file, err := handover.Seal([]byte("x"), "five small words for us")
	if err != nil {
		t.Fatal(err)
	}
	if line := strings.Split(string(file), "\n")[1]; !strings.HasPrefix(line, "-> scrypt ") || !strings.HasSuffix(line, " 17") {
		t.Error(line)
	}
	if got, err := handover.Open(file, "five small words for us"); err != nil || string(got) != "x" {
		t.Error(got, err)
	}
	for _, p := range []string{"", strings.Repeat("x", vault.MaxPassphrase+1)} {
		if _, err := handover.Seal(nil, p); !errors.Is(err, handover.ErrPassphrase) {
			t.Errorf("a passphrase of %d bytes: %v", len(p), err)
		}
	}
}

func TestSealedForAKeyOpensWithIt(t *testing.T) {
	mine, other := newKey(t), newKey(t)
	for _, plain := range plainTexts {
		file, err := handover.SealFor(plain, mine.Public)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := handover.OpenWith(file, other.Secret, mine.Secret); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("with both keys: %v", err)
		}
		if _, err := handover.OpenWith(file, other.Secret); !errors.Is(err, handover.ErrNotForUs) {
			t.Errorf("with another's key: %v", err)
		}
		if _, err := handover.OpenWith(file); !errors.Is(err, handover.ErrNotForUs) {
			t.Errorf("without a key: %v", err)
		}
		if _, err := handover.Open(file, "five small words for us"); !errors.Is(err, handover.ErrNotForUs) {
			t.Errorf("with a passphrase: %v", err)
		}
	}
}

func TestKeys(t *testing.T) {
	k := newKey(t)
	if !strings.HasPrefix(k.Public, "age1") || !strings.HasPrefix(k.Secret, "AGE-SECRET-KEY-1") || !handover.ValidPublic(k.Public) {
		t.Error("that is no key of age")
	}
	if got, err := handover.PublicOf(k.Secret); err != nil || got != k {
		t.Errorf("the public half of a secret one: %v", err)
	}
	typo := k.Public[:20] + "b" + k.Public[21:]
	if k.Public[20] == 'b' {
		typo = k.Public[:20] + "c" + k.Public[21:]
	}
	for _, bad := range []string{"", "age1", k.Secret, typo, k.Public[:40], " " + k.Public} {
		if handover.ValidPublic(bad) {
			t.Error("taken for a public key")
		}
		if _, err := handover.SealFor(nil, bad); !errors.Is(err, handover.ErrKey) {
			t.Errorf("sealed for no key: %v", err)
		}
	}
	if _, err := handover.PublicOf(k.Public); !errors.Is(err, handover.ErrKey) {
		t.Error(err)
	}
	if _, err := handover.OpenWith(nil, k.Public); !errors.Is(err, handover.ErrKey) {
		t.Error(err)
	}
}

// TestAKeyIsReadAsMailsAndTelephonesLeaveIt: broken into lines, in capitals, with a space at the end.
func TestAKeyIsReadAsMailsAndTelephonesLeaveIt(t *testing.T) {
	k := newKey(t).Public
	for _, typed := range []string{k, " " + k + "\n", k[:30] + "\r\n  " + k[30:], strings.ToUpper(k), "A" + k[1:]} {
		if got := handover.TidyKey(typed); got != k {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
	for _, other := range []string{k[:61], k + "q", k + k, "my key: " + k} {
		if handover.ValidPublic(handover.TidyKey(other)) {
			t.Errorf("%q is taken", other)
		}
	}
}

// TestForgedHeadersAreRefusedBeforeAnyWork: none of them may cost a derivation.
func TestForgedHeadersAreRefusedBeforeAnyWork(t *testing.T) {
	const head = "age-encryption.org/v1\n"
	for file, want := range map[string]error{
		"":                           handover.ErrNotSealed,
		"PK\x03\x04":                 handover.ErrNotSealed,
		"age-encryption.org/v2\n-> ": handover.ErrNotSealed,
		head:                         handover.ErrBroken,
		head + "-> scrypt":           handover.ErrBroken,
		head + "scrypt\n":            handover.ErrBroken,
		head + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 22\n":                    handover.ErrTooMuchWork,
		head + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 19\n":                    handover.ErrTooMuchWork,
		head + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA 99999999999999999999\n":  handover.ErrTooMuchWork,
		head + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA -1\n":                    handover.ErrBroken,
		head + "-> X25519 x\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 22\nAAAA\n": handover.ErrBroken,
	} {
		if _, err := handover.Open([]byte(file), "a b c d e"); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", file, err, want)
		}
	}
	if _, err := handover.Open(make([]byte, handover.MaxFile+1), "a b c d e"); !errors.Is(err, handover.ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
}

// TestEveryBitAndEveryCut changes each bit of a file of about 2 KB, and cuts it off everywhere:
// nothing is taken.
func TestEveryBitAndEveryCut(t *testing.T) {
	k := newKey(t)
	file, err := handover.SealFor(bytes.Repeat([]byte("{}"), 950), k.Public)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	try := func(changed []byte) {
		tried++
		if plain, err := handover.OpenWith(changed, k.Secret); err == nil || plain != nil {
			t.Fatalf("change %d is taken", tried)
		}
	}
	for i := range file {
		for bit := range 8 {
			changed := bytes.Clone(file)
			changed[i] ^= 1 << bit
			try(changed)
		}
		try(file[:i])
	}
	try(append(bytes.Clone(file), 0))
	if tried < 18_000 {
		t.Errorf("only %d changes tried", tried)
	}
}

func FuzzOpen(f *testing.F) {
	k := newKey(f)
	file, err := handover.SealFor([]byte("plain"), k.Public)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add([]byte("age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		plain, err := handover.OpenWith(b, k.Secret)
		if err == nil && string(plain) != "plain" {
			t.Fatal("opened to something else")
		}
	})
}
