package site

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReplacesASite(t *testing.T) {
	dir := write(t, testSite(t, "/"))
	s := testSite(t, "/")
	s.Pages[0].Title = "Second"
	if _, err := Write(dir, s); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(folder(t, dir)["index.html"], "<title>Second</title>") {
		t.Error("the old site is still there")
	}
	onlyEntry(t, dir)
}

func TestFailureLeavesTheLastSite(t *testing.T) {
	for name, fail := range map[string]func(dir string) error{
		"dead link": func(dir string) error {
			s := testSite(t, "/")
			s.Pages[1].Title = "Changed"
			s.Pages[0].Body = `<a href="/none/">x</a>`
			_, err := Write(dir, s)
			return err
		},
		// A file where a folder is needed stops the writing in the middle, as a
		// full disk would.
		"half-way": func(dir string) error {
			return replaceFolder(dir, map[string][]byte{"a": []byte("new"), "a/b": nil})
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := write(t, testSite(t, "/"))
			before := folder(t, dir)
			if fail(dir) == nil {
				t.Fatal("no error")
			}
			if after := folder(t, dir); !maps.Equal(before, after) {
				t.Error("the last site has changed")
			}
			onlyEntry(t, dir)
		})
	}
}

// onlyEntry holds that nothing half-written lies beside dir.
func onlyEntry(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("beside the site: %v", entries)
	}
}

func TestFolders(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	root := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.MkdirAll(filepath.Join(root, "work"), 0o755))
	must(os.WriteFile(filepath.Join(root, "work", "thesis.txt"), []byte("years"), 0o644))
	must(os.MkdirAll(filepath.Join(root, "empty"), 0o755))
	must(os.Symlink(filepath.Join(root, "empty"), filepath.Join(root, "link")))

	for _, test := range []struct{ dir, want string }{
		{"work", "holds files that are not a Waymark site"},
		{"work/thesis.txt", "not a directory"},
		{"work/thesis.txt/dist", "not a directory"},
		{"empty", ""},
		{"link", ""},
		{"new/deep/dist", ""},
	} {
		_, err := Write(filepath.Join(root, test.dir), testSite(t, "/"))
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: got error %v; want %q", test.dir, err, test.want)
		}
	}
	if data, err := os.ReadFile(filepath.Join(root, "work", "thesis.txt")); err != nil || string(data) != "years" {
		t.Error("somebody's file was touched")
	}
	if info, err := os.Lstat(filepath.Join(root, "link")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
}

func TestUnwritableFolder(t *testing.T) {
	parent := t.TempDir()
	if err := os.Chmod(parent, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(parent, 0o755) })
	if os.WriteFile(filepath.Join(parent, "try"), nil, 0o644) == nil {
		parent = filepath.Join(parent, "try") // root may write in any folder; below a file nobody may
	}
	if _, err := Write(filepath.Join(parent, "dist"), testSite(t, "/")); err == nil || !strings.HasPrefix(err.Error(), "write site: ") {
		t.Errorf("got %v", err)
	}
}
