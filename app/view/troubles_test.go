//go:build !guideonly

package view

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"waymark/app/notebook"
	"waymark/app/notebook/vault"
)

// TestEveryErrorOfAStoreHasItsSentences: each says what happened, whether the words are safe, and what to do now; no two
// say the same, but for those that are the same to a person.
func TestEveryErrorOfAStoreHasItsSentences(t *testing.T) {
	unknown := TroubleOf(errors.New("anything else"))
	said := map[string]string{}
	for name, err := range map[string]error{
		"NoStorage": notebook.ErrNoStorage, "Denied": notebook.ErrDenied, "Blocked": notebook.ErrBlocked, "Replaced": notebook.ErrReplaced,
		"TooNew": notebook.ErrTooNew, "Closed": notebook.ErrClosed, "Quota": notebook.ErrQuota, "Aborted": notebook.ErrAborted,
		"NoAnswer": notebook.ErrNoAnswer, "Uncertain": notebook.ErrUncertain, "Unread": notebook.ErrUnread, "Gone": notebook.ErrGone,
		"Conflict": notebook.ErrConflict, "TooLarge": notebook.ErrTooLarge, "Full": notebook.ErrFull,
		"WrongPassphrase": vault.ErrWrongPassphrase, "WrongCode": vault.ErrWrongCode, "Damaged": vault.ErrDamaged, "NewerFormat": vault.ErrNewerFormat,
		"Params": vault.ErrParams, "RolledBack": vault.ErrRolledBack,
	} {
		tr := TroubleOf(fmt.Errorf("while saving: %w", err))
		if tr == unknown || tr.What == "" || tr.Words == "" || tr.Now == "" {
			t.Errorf("%s: %+v", name, tr)
		}
		if other := said[tr.What]; other != "" {
			t.Errorf("%s and %s are told in the same words", name, other)
		}
		said[tr.What] = name
	}
}

// TestNoErrorOfAStoreIsForgotten reads the list of errors of package notebook: a new one must be told too.
func TestNoErrorOfAStoreIsForgotten(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../notebook/store.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	told, err := parser.ParseFile(token.NewFileSet(), "troubles.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{
		"ErrNotFound": true, // what is not there is told by the page that looked for it
		"ErrPlace":    true, // a fault of the program
	}
	ast.Inspect(told, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			have[sel.Sel.Name] = true
		}
		return true
	})
	count := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for _, id := range spec.Names {
				if strings.HasPrefix(id.Name, "Err") {
					count++
					if !have[id.Name] {
						t.Errorf("notebook.%s has no sentences", id.Name)
					}
				}
			}
		}
		return true
	})
	if count < 10 {
		t.Fatalf("only %d errors read", count)
	}
}

// TestFateAndWordsAgree: where nothing was lost the sentence does not say so, and the other way round.
func TestFateAndWordsAgree(t *testing.T) {
	for _, row := range troubles {
		lost := strings.Contains(row.say.Words, "gone") || strings.Contains(row.say.Words, "may be damaged")
		if fate := notebook.FateOf(row.err); (fate == notebook.FateLost) != lost {
			t.Errorf("%v: fate %d, and people are told %q", row.err, fate, row.say.Words)
		}
	}
}

func TestSizes(t *testing.T) {
	for n, want := range map[int64]string{1: "1 KB", 999_999: "1000 KB", 1_000_000: "1.0 MB", 1_915_000: "1.9 MB"} {
		if got := Size(n); got != want {
			t.Errorf("%d bytes: %q, want %q", n, got, want)
		}
	}
}
