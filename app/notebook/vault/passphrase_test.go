package vault_test

import (
	"errors"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/app/notebook/vault"
)

// The list is what its header says, and the entropy is what we tell people.
func TestWords(t *testing.T) {
	words := vault.Words()
	if len(words) != 6115 || math.Floor(100*math.Log2(6115*6114*6113*6112)) != 5031 {
		t.Errorf("%d words", len(words))
	}
	plain := regexp.MustCompile(`^[a-z]{3,9}$`)
	for i, w := range words {
		if !plain.MatchString(w) {
			t.Errorf("%q is not plain", w)
		}
		if i > 0 && w <= words[i-1] {
			t.Errorf("%q is out of order", w)
		}
		if i > 0 && strings.HasPrefix(w, words[i-1]) {
			t.Errorf("%q begins with %q", w, words[i-1])
		}
		if _, ok := slices.BinarySearch(vault.Common(), w); ok {
			t.Errorf("%q is on both lists: a generated passphrase could be refused", w)
		}
	}
	if head, _, _ := strings.Cut(vault.WordFile(), "\nabacus"); !strings.Contains(head, "Electronic Frontier") || !strings.Contains(head, "Attribution 3.0") {
		t.Error("the list does not name its source and licence")
	}
	if n := len(vault.Common()); n < 300 {
		t.Errorf("%d common words", n)
	}
}

func TestGeneratePassphrase(t *testing.T) {
	first := map[string]int{}
	for range 300 {
		p := vault.GeneratePassphrase()
		words := strings.Split(p, " ")
		if len(words) != vault.GeneratedWords {
			t.Fatalf("%d words", len(words))
		}
		for _, w := range words {
			if _, ok := slices.BinarySearch(vault.Words(), w); !ok {
				t.Errorf("%q is not on the list", w)
			}
		}
		if err := vault.CheckPassphrase(p); err != nil {
			t.Errorf("refused: %v", err)
		}
		first[words[0]]++
	}
	if len(first) < 270 {
		t.Errorf("%d different first words in 300 draws", len(first))
	}
}

// Each number below n comes, evenly: 60,000 draws of 6 differ from 10,000 each by less than six standard deviations.
func TestBelow(t *testing.T) {
	var count [6]int
	for range 60000 {
		count[vault.Below(6)]++
	}
	for i, n := range count {
		if math.Abs(float64(n)-10000) > 6*math.Sqrt(10000*5.0/6) {
			t.Errorf("%d came %d times", i, n)
		}
	}
	if vault.Below(1) != 0 || vault.Below(1<<31+1) > 1<<31 {
		t.Error("out of range")
	}
}

// What a keyboard does on its own makes no other passphrase; what a person does, does.
func TestPrepare(t *testing.T) {
	for typed, want := range map[string]string{
		"Marmalade otter":              "marmalade otter",
		" marmalade \u00a0\t otter \n": "marmalade otter",
		"it\u2019s \u201cfine\u201d":   `it's "fine"`,
		"nine\u2013to\u2014five":       "nine-to-five",
		"ÉCLAIR Žižek":                 "Éclair Žižek",
		"a\u3000b\u2003c\u0085d":       "a b c d",
		"\u200bzero width":             "\u200bzero width",
	} {
		if got, err := vault.Prepare(typed); err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", " \u00a0\n", "\xff", "ok\xc3", strings.Repeat("a", vault.MaxPassphrase+1)} {
		if _, err := vault.Prepare(typed); !errors.Is(err, vault.ErrPassphraseText) {
			t.Errorf("%.20q: %v", typed, err)
		}
		if _, err := vault.Strength(typed); !errors.Is(err, vault.ErrPassphraseText) {
			t.Errorf("strength of %.20q: %v", typed, err)
		}
	}
}

// The estimate, counted with a pencil.
func TestStrength(t *testing.T) {
	listed := math.Log2(6115)
	for p, want := range map[string]float64{
		"marmalade otter quicksand violin": 4 * listed,
		"MARMALADE  Otter marmalade":       2*listed + 1,
		"password":                         5,
		"Password123!":                     5 + 3 + 0.5 + 0.5 + 5,
		"margaret1962":                     4 + 5*2 + 2*1 + 6,
		"rex":                              4 + 2 + 2,
		"a2":                               5 + 3,
		"qwertyuiop":                       4 + 9*0.5,
		"aaaaaaaaaa":                       4 + 9*0.5,
		"abcdefgh87654321":                 4 + 7*0.5 + 3 + 7*0.5,
		"a1900 e1879 i2099 o1234":          5 + 6 + 4 + 3*4 + 5 + 6 + 4 + 3 + 3*0.5,
		"nhs":                              3 * 4,
		"kfhtmwq8":                         7*4 + 3,
		"to be or not to be that is the question": 5 + 5 + 5 + 5 + 1 + 1 + 5 + 5 + 5 + 5,
		"Tq8#vLp2@rZ9wXk4":                        10*4 + 4*3 + 2*5,
		"świętokrzyskie":                          4 + 5*2 + 8,
	} {
		if got, err := vault.Strength(p); err != nil || math.Abs(got-want) > 0.01 {
			t.Errorf("%q: %.2f bits, want %.2f, %v", p, got, want, err)
		}
	}
}

// No PIN, whatever stands between its digits; no composition rules; from 50 bits.
func TestCheckPassphrase(t *testing.T) {
	for p, want := range map[string]error{
		"123456":                                                  vault.ErrDigitsOnly,
		"3141 5926 5358 9793 2384 6264":                           vault.ErrDigitsOnly,
		"07/11/1962 & 03/04/1989 + 12-12":                         vault.ErrDigitsOnly,
		"summer2026":                                              vault.ErrTooWeak,
		"iloveyou iloveyou iloveyou":                              vault.ErrTooWeak,
		"correct horse battery staple":                            vault.ErrTooWeak,
		"safeguarding adults board":                               vault.ErrTooWeak,
		"i love my dog rex very much":                             vault.ErrTooWeak,
		"marmalade otter quicksand":                               vault.ErrTooWeak,
		"marmalade otter quicksand rex":                           vault.ErrTooWeak,
		"marmalade otter quicksand velvet":                        nil,
		"mrs pargeter keeps seventy brown hens behind the chapel": nil,
		"Tq8#vLp2@rZ9wXk4":                                        nil,
		"aB3kfhtmwq8zXpLr":                                        nil,
	} {
		err := vault.CheckPassphrase(p)
		if !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", p, err, want)
		}
		var weak *vault.WeakError
		if want == vault.ErrTooWeak && (!errors.As(err, &weak) || weak.Bits >= vault.MinBits || strings.Contains(err.Error(), p)) {
			t.Errorf("%q: %v", p, err)
		}
	}
}
