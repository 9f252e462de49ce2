//go:build !js

package handover_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"waymark/app/handover"
)

// These tests use the stock age tool, which .ci/browser.sh installs, and script, which gives it the
// terminal that it reads a passphrase from.

func run(t *testing.T, typed string, name string, args ...string) string {
	t.Helper()
	if typed != "" {
		command := name
		for _, a := range args {
			command += " '" + a + "'"
		}
		name, args = "script", []string{"-qec", command, "/dev/null"}
	}
	cmd := exec.Command(name, args...)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer timer.Stop()
	if _, err := in.Write([]byte(typed)); err != nil {
		t.Fatal(err)
	}
	if typed == "" {
		in.Close()
	}
	err = cmd.Wait()
	in.Close()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out.String())
	}
	return out.String()
}

func TestStockAgeOpensOurFiles(t *testing.T) {
	dir := t.TempDir()
	plain := []byte(example(t))
	d, err := handover.DecodeDocument(plain)
	if err != nil {
		t.Fatal(err)
	}
	sealed, opened, key := filepath.Join(dir, "sealed.age"), filepath.Join(dir, "opened"), filepath.Join(dir, "key")

	phrase := handover.NewPassphrase()
	file, figures, err := handover.Make(d, phrase)
	if err != nil || figures.Entries != 7 {
		t.Fatal(figures, err)
	}
	write(t, sealed, file)
	run(t, phrase+"\n", "age", "-d", "-o", opened, sealed)
	checkOpened(t, opened, d)

	k := newKey(t)
	if file, _, err = handover.MakeFor(d, k.Public); err != nil {
		t.Fatal(err)
	}
	write(t, sealed, file)
	write(t, key, []byte(k.Secret+"\n"))
	run(t, "", "age", "-d", "-i", key, "-o", opened, sealed)
	checkOpened(t, opened, d)
}

func TestWeOpenFilesOfStockAge(t *testing.T) {
	dir := t.TempDir()
	plain, sealed := filepath.Join(dir, "plain"), filepath.Join(dir, "sealed.age")
	write(t, plain, []byte(example(t)))

	run(t, "Five Words of Mine!\nFive Words of Mine!\n", "age", "-p", "-o", sealed, plain)
	if got, err := handover.Open(read(t, sealed), "Five Words of Mine!"); err != nil || string(got) != example(t) {
		t.Errorf("by passphrase: %v", err)
	}
	k := newKey(t)
	run(t, "", "age", "-r", k.Public, "-o", sealed, plain)
	if got, err := handover.OpenWith(read(t, sealed), k.Secret); err != nil || string(got) != example(t) {
		t.Errorf("by key: %v", err)
	}
}

func checkOpened(t *testing.T, name string, want handover.Document) {
	t.Helper()
	got, err := handover.DecodeDocument(read(t, name))
	if err != nil || !handover.Same(got, want) {
		t.Errorf("the stock tool has something else: %v", err)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, name string, b []byte) {
	t.Helper()
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
