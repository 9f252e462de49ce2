package vault_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"waymark/app/notebook/vault"
)

const codeAlphabet = "0123456789ACDEFGHJKMNPQRTVWXY"

func randomCode(r *rand.Rand) vault.RecoveryCode {
	return vault.CodeOfSecret([16]byte(randomText(r, 16)))
}

// fault gives the CodeError of a typed code; a code that is accepted gives nil.
func fault(t testing.TB, typed string) *vault.CodeError {
	t.Helper()
	_, err := vault.ParseRecoveryCode(typed)
	if err == nil {
		return nil
	}
	var e *vault.CodeError
	if !errors.As(err, &e) || !errors.Is(err, vault.ErrRecoveryCode) {
		t.Fatalf("%v is no CodeError", err)
	}
	return e
}

// The codes of known secrets, computed from FORMAT.md by another program, so that no change of ours goes unnoticed:
// somebody has theirs on paper.
func TestRecoveryCodeStays(t *testing.T) {
	for secret, want := range map[[16]byte]string{
		{}: "00001-00002-00003-00004-00005-00006-006GM",
		{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}: "YGDED-XKXDJ-H9AFX-8F703-M6XYM-45X98-KKMM7",
		{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}:                                           "000AQ-NA0A6-688EN-DTXME-4PRKW-97CWH-7FR6C",
	} {
		if got := vault.CodeOfSecret(secret).Text(); got != want {
			t.Errorf("%x: %s, want %s", secret, got, want)
		}
	}
}

func TestRecoveryCodeRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		c := randomCode(r)
		got, err := vault.ParseRecoveryCode(c.Text())
		if err != nil || got != c {
			t.Fatalf("%v", err)
		}
	}
	if one, other := vault.NewRecoveryCode(), vault.NewRecoveryCode(); one == other {
		t.Error("the same code twice")
	}
}

// However a person types it: case, spaces, what looks alike.
func TestRecoveryCodeForgives(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	alike := strings.NewReplacer("0", "o", "1", "l", "2", "z", "5", "s", "8", "b", "V", "u")
	for range 200 {
		c := randomCode(r)
		text := c.Text()
		for _, typed := range []string{
			strings.ToLower(text), strings.ReplaceAll(text, "-", ""), strings.ReplaceAll(text, "-", " \u2013 "),
			"  " + strings.ReplaceAll(text, "-", "\r\n") + ".\u00a0", alike.Replace(text), strings.ReplaceAll(text, "1", "I"),
			text[:2] + " " + text[2:],
		} {
			if got, err := vault.ParseRecoveryCode(typed); err != nil || got != c {
				t.Fatalf("%v", err)
			}
		}
	}
}

// Every single wrong character and every two exchanged in a group are noticed, and the group is named.
func TestRecoveryCodeNamesTheGroup(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 20 {
		text := []byte(strings.ReplaceAll(randomCode(r).Text(), "-", ""))
		for i, was := range text {
			group := []int{i/5 + 1}
			for _, c := range []byte(codeAlphabet) {
				if c == was {
					continue
				}
				text[i] = c
				if e := fault(t, string(text)); e == nil || e.Fault != vault.CodeGroup || !slices.Equal(e.Groups, group) {
					t.Fatalf("character %d wrong: %v", i, e)
				}
			}
			text[i] = '*'
			if e := fault(t, string(text)); e == nil || e.Fault != vault.CodeSymbol || !slices.Equal(e.Groups, group) {
				t.Fatalf("character %d is no character: %v", i, e)
			}
			text[i] = was
			for j := i + 1; j < i/5*5+5; j++ {
				if text[i] == text[j] {
					continue
				}
				text[i], text[j] = text[j], text[i]
				if e := fault(t, string(text)); e == nil || !slices.Equal(e.Groups, group) {
					t.Fatalf("characters %d and %d exchanged: %v", i, j, e)
				}
				text[i], text[j] = text[j], text[i]
			}
		}
	}
}

func TestRecoveryCodeGroupsExchanged(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 50 {
		groups := strings.Split(randomCode(r).Text(), "-")
		for i := range groups {
			for j := range i {
				swapped := slices.Clone(groups)
				swapped[i], swapped[j] = swapped[j], swapped[i]
				if e := fault(t, strings.Join(swapped, "-")); e == nil || !slices.Equal(e.Groups, []int{j + 1, i + 1}) {
					t.Fatalf("groups %d and %d exchanged: %v", j+1, i+1, e)
				}
			}
		}
	}
}

func TestRecoveryCodeLength(t *testing.T) {
	text := vault.NewRecoveryCode().Text()
	for typed, want := range map[string]vault.CodeError{
		"":                       {Fault: vault.CodeLength},
		text[:40]:                {Fault: vault.CodeLength, Typed: 34, Groups: []int{7}},
		text[:3] + text[4:]:      {Fault: vault.CodeLength, Typed: 34, Groups: []int{1}},
		text + "1":               {Fault: vault.CodeLength, Typed: 36, Groups: []int{7}},
		text[:35]:                {Fault: vault.CodeLength, Typed: 30},
		strings.Repeat("é", 35):  {Fault: vault.CodeSymbol, Typed: 35, Groups: []int{1, 2, 3, 4, 5, 6, 7}},
		strings.Repeat("7", 2e6): {Fault: vault.CodeLength},
	} {
		e := fault(t, typed)
		if e == nil || e.Fault != want.Fault || e.Typed != want.Typed || !slices.Equal(e.Groups, want.Groups) {
			t.Errorf("%.50q: %+v, want %+v", typed, e, want)
		}
	}
}

// Groups that check out and do not belong together: the whole is wrong, and no group can be blamed.
func TestRecoveryCodeWhole(t *testing.T) {
	groups := func(d int) (text string) {
		for g := range 7 {
			text += strings.Repeat(codeAlphabet[d:d+1], 4) + string(codeAlphabet[(14*d+g+1)%29])
		}
		return text
	}
	for _, d := range []int{1, 28} { // a wrong checksum; a number that is too large
		if e := fault(t, groups(d)); e == nil || e.Fault != vault.CodeMistyped || e.Groups != nil {
			t.Errorf("all digits %d: %v", d, e)
		}
	}
}

func TestRecoveryCodeStaysSecret(t *testing.T) {
	c := vault.CodeOfSecret([16]byte{0xaa, 0xbb, 0xcc})
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d", "%q"} {
		if got := fmt.Sprintf(verb, c); got != "[recovery code]" {
			t.Errorf("%s: %s", verb, got)
		}
		if got := fmt.Sprintf(verb, &c); got != "[recovery code]" {
			t.Errorf("%s of a pointer: %s", verb, got)
		}
	}
	c.Wipe()
	if c != (vault.RecoveryCode{}) {
		t.Error("not wiped")
	}
	if msg := fault(t, "ABCDE-FGHJK").Error(); strings.Contains(msg, "ABCDE") || msg == "" {
		t.Error(msg)
	}
}
